import assert from "node:assert/strict";
import { pagesText } from "./pages.ts";

Deno.test("pagesText() names one page or several, or nothing", () => {
  assert.equal(pagesText({ page: 3, lastPage: 3 }, "en"), "page 3");
  assert.equal(pagesText({ page: 3, lastPage: 4 }, "en"), "pp. 3–4");
  assert.equal(pagesText({ page: 3, lastPage: 5 }, "de"), "S. 3–5");
  assert.equal(pagesText({ page: 3, lastPage: null }, "de"), "Seite 3");
  assert.equal(pagesText({ page: null, lastPage: null }, "de"), "");
});
