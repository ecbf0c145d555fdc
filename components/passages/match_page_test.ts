import assert from "node:assert/strict";
import { matchPage } from "./match_page.ts";

const text = "Der Kiosk schließt um acht. Der Schlüssel hängt am Haken. Das Boot liegt am Steg.";
const passage = { text, start: 1000, page: 3, pageBreaks: [1028, 1028, 1058] };

Deno.test("matchPage() is the page on which most of the words stand", () => {
  assert.equal(matchPage(passage, ["Kiosk"]), 3);
  assert.equal(matchPage(passage, ["Schlüssels", "Haken", "Kiosk"]), 5);
  assert.equal(matchPage(passage, ["Boote"]), 6);
  assert.equal(matchPage(passage, ["Kiosk", "Boot"]), 3);
});

Deno.test("matchPage() is the first page without a match, and none without pages", () => {
  assert.equal(matchPage(passage, ["Leuchtturm"]), 3);
  assert.equal(matchPage(passage, []), 3);
  assert.equal(matchPage({ ...passage, page: null, pageBreaks: [] }, ["Boot"]), null);
});
