import assert from "node:assert/strict";
import { originalAddress, passageAddress } from "./passage_address.ts";

const passage = { documentId: "d1", start: 15, end: 60, text: "Die Schlüssel hängen am Haken." };

Deno.test("passageAddress() takes along the words that stand in the passage, and not too many", () => {
  assert.equal(
    passageAddress(passage, ["Schlüssel am Haken", "Boot"]),
    "/documents/d1?at=15&to=60&word=Schl%C3%BCssel&word=am&word=Haken#mark",
  );
  assert.equal(passageAddress(passage, []), "/documents/d1?at=15&to=60#mark");
  const many = Array.from({ length: 500 }, (_, at) => `wort${at}`);
  assert.ok(passageAddress({ ...passage, text: many.join(" ") }, many).length < 300);
});

Deno.test("originalAddress() opens a PDF at the page, and nothing else", () => {
  const place = { documentId: "d1", documentName: "a.pdf", page: 4 };
  assert.equal(originalAddress(place), "/api/v1/documents/d1/file?show=true#page=4");
  assert.equal(originalAddress({ ...place, documentName: "a.txt" }), null);
});
