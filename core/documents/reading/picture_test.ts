import assert from "node:assert/strict";
import { isPicture, unknownFormat } from "./picture.ts";

function bytes(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}

Deno.test("isPicture() knows the pictures that people take for documents", () => {
  const pictures = [
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "\xff\xd8\xff\xe0\0\x10JFIF\0",
    "GIF89a\x01\0\x01\0",
    "II*\0\x08\0\0\0",
    "MM\0*\0\0\0\x08",
    "BM\x36\0\x0c\0\0\0\0\0",
    "RIFF\x24\0\0\0WEBPVP8 ",
    "\0\0\0\x18ftypheic\0\0\0\0",
    "\0\0\0\x1cftypavif\0\0\0\0",
  ];
  for (const picture of pictures) {
    assert.equal(isPicture(bytes(picture)), true, JSON.stringify(picture));
    assert.equal(unknownFormat(bytes(picture)).code, "document_is_picture");
  }
});

Deno.test("isPicture() takes nothing else for one", () => {
  const others = [
    "",
    "MZ\x90\0",
    "%PDF-1.7",
    "PK\x03\x04",
    "RIFF\x24\0\0\0WAVEfmt ",
    "BM is text.",
  ];
  for (const other of [...others, "\0\0\0\x18ftypmp42"]) {
    assert.equal(isPicture(bytes(other)), false, JSON.stringify(other));
    assert.equal(unknownFormat(bytes(other)).code, "document_format_unknown");
  }
});
