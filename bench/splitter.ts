/**
 * Our splitter beside `RecursiveCharacterTextSplitter` of @langchain/textsplitters with
 * gpt-tokenizer's token count, on the same text in the same run: 512 tokens with an overlap of 50.
 * The chunks are compared one by one before any time is taken. Ours also gives each chunk's place
 * and tokens, which the package does not.
 */
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { loadTokenCounter, splitText } from "@/core/documents/mod.ts";
import { median, mixedText } from "./_text.ts";

const rounds = 8;
const sizes = { size: 512, overlap: 50 };

const text = mixedText(2_000_000);
const counter = await loadTokenCounter();
const peer = new RecursiveCharacterTextSplitter({
  chunkSize: sizes.size,
  chunkOverlap: sizes.overlap,
  lengthFunction: (part) => countTokens(part, { disallowedSpecial: new Set() }),
});

function ours(): string[] {
  return [...splitText(text, sizes, counter)].map((chunk) => chunk.text);
}

function theirs(): Promise<string[]> {
  return peer.splitText(text);
}

const [mine, wanted] = [ours(), await theirs()];
const differing = wanted.findIndex((chunk, at) => chunk !== mine[at]);
if (differing >= 0 || mine.length !== wanted.length) {
  console.error(`Chunk ${differing} differs; ${mine.length} and ${wanted.length} chunks`);
  Deno.exit(1);
}
console.log(`${(text.length / 1e6).toFixed(2)} M characters: all ${mine.length} chunks identical`);

const sides = { ours, theirs };
const times: Record<keyof typeof sides, number[]> = { ours: [], theirs: [] };
for (let round = 0; round < rounds; round++) {
  // Whoever comes second finds a warm cache and the first one's garbage: they take turns.
  const order = round % 2 === 0 ? ["ours", "theirs"] as const : ["theirs", "ours"] as const;
  for (const side of order) {
    const start = performance.now();
    await sides[side]();
    times[side].push(performance.now() - start);
  }
}
const [own, other] = [median(times.ours), median(times.theirs)];
console.log(`ours   ${own.toFixed(0)} ms (median of ${rounds})`);
console.log(`theirs ${other.toFixed(0)} ms`);
console.log(`ratio  ${(other / own).toFixed(2)}`);
