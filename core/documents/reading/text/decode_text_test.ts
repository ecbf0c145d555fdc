import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { decodeText } from "./decode_text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string, { big = false, mark = true } = {}): Uint8Array {
  const units = (mark ? "\ufeff" : "") + text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), !big);
  return bytes;
}

Deno.test("decodeText() reads UTF-8 with and without a mark", () => {
  assert.equal(decodeText(utf8("Größe 🙂")), "Größe 🙂");
  assert.equal(decodeText(utf8("\ufeffGröße")), "Größe");
});

Deno.test("decodeText() reads UTF-16 of both orders, with and without a mark", () => {
  const text = "Die Größe zählt, sagt der Text.";
  for (const big of [false, true]) {
    for (const mark of [false, true]) assert.equal(decodeText(utf16(text, { big, mark })), text);
  }
});

Deno.test("decodeText() reads Latin-1 and Windows-1252", () => {
  assert.equal(decodeText(latin1("Gr\xf6\xdfe")), "Größe");
  assert.equal(decodeText(latin1("\x84Zitat\x93 \x80 5")), "„Zitat“ € 5");
});

Deno.test("decodeText() reads lines of different encodings", () => {
  const mixed = new Uint8Array([...utf8("Größe\n"), ...latin1("Ma\xdf\n"), ...utf8("Ende 🙂")]);
  assert.equal(decodeText(mixed), "Größe\nMaß\nEnde 🙂");
});

Deno.test("decodeText() refuses what is no text", () => {
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]);
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + at ** 2) & 255);
  const controls = latin1("text\x01\x02\x03\x04\x05".repeat(20));
  for (const bytes of [program, noise, controls]) {
    assert.throws(
      () => decodeText(bytes),
      (error) => error instanceof AppError && error.code === "document_format_unknown",
    );
  }
});
