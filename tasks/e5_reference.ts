/**
 * `deno task e5-reference`: writes the vectors with which tests compare the embedding kernel, as the
 * Python package's own build computes them.
 */
import { fileURLToPath } from "node:url";
import { startNativeE5 } from "./native_e5.ts";
import type { EmbeddedKind } from "@/core/contract/mod.ts";

const target = fileURLToPath(
  new URL("../core/retrieval/testdata/e5_reference.json", import.meta.url),
);

/** Sorts of text that have gone wrong somewhere: short, empty, accents, other scripts, windows. */
const texts: readonly [EmbeddedKind, string][] = [
  ["query", "Wie viel Eiweiß braucht ein Mensch am Tag?"],
  ["query", "how much protein per day"],
  ["query", ""],
  ["passage", ""],
  ["passage", "Donaudampfschifffahrtsgesellschaftskapitän  übt\tÄpfel-\n\nzählen: ½ ﬁ Å № ①"],
  ["passage", "😀 👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 ﷺ"],
  ["passage", "const sum = (a, b) => a + b; // 日本語 Привет مرحبا"],
  ["passage", "Mount Everest is the highest mountain above sea level."],
  ["passage", "Der Vertrag endet am 31. Dezember 2026, wenn er nicht verlängert wird. ".repeat(4)],
  ["passage", "The cat sat on the mat, and the dog looked at it for a long time. ".repeat(20)],
  ["passage", "Die Fotosynthese wandelt Licht in chemische Energie um. ".repeat(39)],
  ["passage", "Windows of 512 tokens follow one another in a long text. ".repeat(90)],
];

const native = await startNativeE5();
const rows = [];
for (const [kind, text] of texts) {
  const { vectors } = await native.embed([text], kind);
  rows.push({ kind, text, vector: packed(vectors[0]!) });
}
await native.close();
await Deno.writeTextFile(target, `${JSON.stringify(rows, null, 2)}\n`);

/** Each value as 16 bits, little-endian, 32767 for 1: exact to 0.00002. */
function packed(vector: readonly number[]): string {
  return new Uint8Array(Int16Array.from(vector, (value) => Math.round(value * 32767)).buffer)
    .toBase64();
}
