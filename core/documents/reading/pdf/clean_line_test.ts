import assert from "node:assert/strict";
import { cleanLine } from "./clean_line.ts";

Deno.test("cleanLine() dissolves ligatures", () => {
  const line = "e\ufb03ziente P\ufb02anze, \ufb01nden, scha\ufb00en, \ufb05";
  assert.equal(cleanLine(line), "effiziente Pflanze, finden, schaffen, st");
});

Deno.test("cleanLine() joins words that were parted at a line's end, and only these", () => {
  const lines = {
    "Donau\ufffe\ndampf": "Donaudampf",
    "Donau\u0002dampf": "Donaudampf",
    "E-Mail\ufffeAdresse": "E-Mail-Adresse",
    "Vor\ufffeund Nachteile": "Vor- und Nachteile",
    "Seite 12\ufffe13": "Seite 12-13",
  };
  for (const [line, clean] of Object.entries(lines)) assert.equal(cleanLine(line), clean);
});
