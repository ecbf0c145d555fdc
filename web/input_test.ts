import assert from "node:assert/strict";
import { enteredForm, parseForm } from "./input.ts";

Deno.test("enteredForm() keeps every value of a name that came several times", async () => {
  const body = new URLSearchParams([["name", "Ada"], ["tick", "a"], ["tick", "b"]]);
  const request = new Request("http://localhost/", { method: "POST", body });
  assert.deepEqual(enteredForm(request), { form: {}, lists: {} });
  await parseForm(request);
  assert.deepEqual(enteredForm(request), {
    form: { name: "Ada", tick: "b" },
    lists: { name: ["Ada"], tick: ["a", "b"] },
  });
});
