/**
 * Our splitter beside `RecursiveCharacterTextSplitter` of @langchain/textsplitters with
 * gpt-tokenizer's token count, on the same text in the same run: 512 tokens with an overlap of 50.
 * The chunks are compared one by one before any time is taken. Ours also gives each chunk's place
 * and tokens, which the package does not.
 */
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { loadTokenCounter, splitText } from "@/core/documents/mod.ts";
import { compare, costOf } from "./_compare.ts";
import { ownCpuMs } from "./_processes.ts";
import { mixedText } from "./_text.ts";

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

await compare({
  ours: () => costOf(() => Promise.resolve(ours()), ownCpuMs),
  theirs: () => costOf(theirs, ownCpuMs),
}, rounds);
