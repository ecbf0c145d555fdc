import assert from "node:assert/strict";
import {
  RecursiveCharacterTextSplitter,
  SupportedTextSplitterLanguages,
} from "@langchain/textsplitters";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { defaultSeparators, languageSeparators } from "./separators.ts";
import { type SplitOptions, splitText } from "./splitter.ts";
import { createRandom, type Random, randomProse, randomText } from "./testing/random_text.ts";
import { loadTokenCounter, type TokenCounter } from "./tokens/token_counter.ts";

const sizes = [
  { size: 512, overlap: 50 },
  { size: 64, overlap: 16 },
  { size: 20, overlap: 0 },
  { size: 12, overlap: 11 },
  { size: 3, overlap: 1 },
  { size: 1, overlap: 0 },
];

type Count = (text: string) => number;

/** The chunks of the package that our splitter promises to follow. */
function peerChunks(text: string, { size, overlap, separators }: SplitOptions, count: Count) {
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: size,
    chunkOverlap: overlap,
    lengthFunction: count,
    ...(separators && { separators: [...separators] }),
  });
  return splitter.splitText(text);
}

/** Compares chunk by chunk; the package counts with `count`, by default with our counter. */
async function assertSameAsPeer(
  text: string,
  options: SplitOptions & { count?: Count },
  counter: TokenCounter,
) {
  const ours = [...splitText(text, options, counter)].map((chunk) => chunk.text);
  const about = JSON.stringify({ options, text: text.slice(0, 2000) });
  assert.deepEqual(ours, await peerChunks(text, options, options.count ?? counter.count), about);
}

/** Texts that are split as the package does; it alone cuts surrogate pairs. */
function* peerTexts(random: Random): Generator<string> {
  for (let round = 0; round < 150; round++) {
    yield randomText(random, random.below(120), (piece) => !/[\u{10000}-\u{10ffff}]/u.test(piece));
  }
  for (let round = 0; round < 12; round++) yield randomProse(random, 3 + random.below(12));
}

/** Its warning about pieces that cannot be made smaller. */
async function withoutWarnings(work: () => Promise<void>): Promise<void> {
  const { warn } = console;
  console.warn = () => {};
  try {
    await work();
  } finally {
    console.warn = warn;
  }
}

Deno.test("splitText() gives the chunks of @langchain/textsplitters", async () => {
  const counter = await loadTokenCounter();
  await withoutWarnings(async () => {
    for (const text of peerTexts(createRandom(3))) {
      for (const options of sizes) await assertSameAsPeer(text, options, counter);
    }
  });
});

Deno.test("splitText() gives the package's chunks with gpt-tokenizer's lengths", async () => {
  const counter = await loadTokenCounter();
  const count = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
  for (const options of sizes.slice(0, 3)) {
    await assertSameAsPeer(randomProse(createRandom(7), 60), { ...options, count }, counter);
  }
  for (const name of ["splitter.ts", "splitter_test.ts", "testing/random_text.ts"]) {
    const text = await Deno.readTextFile(new URL(name, import.meta.url));
    const plain = text.replaceAll(/[\u{10000}-\u{10ffff}\ufeff]/gu, "");
    await assertSameAsPeer(plain, { ...sizes[1]!, count }, counter);
  }
});

Deno.test("splitText() follows the package with other separators", async () => {
  const counter = await loadTokenCounter();
  const random = createRandom(4);
  await withoutWarnings(async () => {
    for (
      const separators of [["\n## ", "\n", " "], ["aa"], ["\n\n"], [".", ""], ["", "\n"], [" "]]
    ) {
      for (let round = 0; round < 20; round++) {
        const text = randomProse(random, 4) + "aaaa\n\n\n";
        await assertSameAsPeer(text, { size: 24, overlap: 6, separators }, counter);
      }
    }
  });
});

/** Lines as they stand in source files and Markdown, thick with the marks at which they are cut. */
function randomLines(random: Random, marks: readonly string[]): string {
  const line = () => {
    const mark = random.below(4) === 0 ? random.pick(marks) : "\n" + "\t".repeat(random.below(3));
    return mark + randomProse(random, 1).slice(0, random.below(90)) + random.pick(endings);
  };
  return Array.from({ length: 5 + random.below(60) }, line).join("");
}

const endings = [" {", ";", "}", "\n", "\n\n\n", "$$$", "```\n\n", "\n\n***\n\n---\n\n", ""];

Deno.test("splitText() follows the package in Markdown and in every programming language", async () => {
  const counter = await loadTokenCounter();
  const random = createRandom(9);
  await withoutWarnings(async () => {
    for (const language of languages) {
      const separators = languageSeparators(language);
      for (let round = 0; round < 12; round++) {
        const text = randomLines(random, separators.slice(0, -1));
        for (const options of [{ size: 128, overlap: 20 }, ...sizes.slice(1, 4)]) {
          await assertSameAsPeer(text, { ...options, separators }, counter);
        }
      }
    }
  });
});

const languages = SupportedTextSplitterLanguages.filter((language) => language !== "html");

Deno.test("splitText() gives the package's chunks of real Markdown and TypeScript", async () => {
  const counter = await loadTokenCounter();
  const files = { markdown: ["README.md", "docs/architecture.md"], js: ["compose/rooms.ts"] };
  for (const [language, paths] of Object.entries(files) as ["markdown" | "js", string[]][]) {
    const separators = languageSeparators(language);
    for (const path of paths) {
      const text = await Deno.readTextFile(new URL(`../../${path}`, import.meta.url));
      for (const options of sizes.slice(0, 3)) {
        await assertSameAsPeer(text, { ...options, separators }, counter);
      }
    }
  }
});

Deno.test("splitText() knows the traps: newlines in threes, trimmed space, long words", async () => {
  const counter = await loadTokenCounter();
  const traps = [
    "",
    " \n\t ",
    "a\n\n\nb\n\n\n\nc".repeat(30),
    "\n\nfirst\n\n" + "x".repeat(400) + "\n\nlast\n\n",
    "\u00a0padded\u00a0\ufeff ".repeat(40),
    "word ".repeat(300) + "\r\n".repeat(40),
    "<|im_start|>user\n\nhello<|im_end|>".repeat(30),
  ];
  for (const text of traps) {
    await assertSameAsPeer(text, { size: 16, overlap: 4 }, counter);
  }
});

Deno.test("splitText() names each chunk's place, size and tokens", async () => {
  const counter = await loadTokenCounter();
  const random = createRandom(5);
  for (let round = 0; round < 200; round++) {
    const text = randomText(random, random.below(200)).toWellFormed();
    for (const options of sizes.slice(1)) assertPlaces(text, options, counter);
  }
});

function assertPlaces(text: string, options: SplitOptions, counter: TokenCounter): void {
  let lastStart = -1;
  for (const chunk of splitText(text, options, counter)) {
    assert.equal(text.slice(chunk.start, chunk.end), chunk.text);
    assert.equal(chunk.tokens, counter.count(chunk.text));
    assert.ok(chunk.text.isWellFormed(), "a surrogate pair was cut");
    assert.ok(chunk.start >= lastStart, "chunks are out of order");
    lastStart = chunk.start;
  }
}

Deno.test("splitText() leaves nothing out but white space", async () => {
  const counter = await loadTokenCounter();
  const random = createRandom(6);
  for (let round = 0; round < 100; round++) {
    const text = randomText(random, 150).toWellFormed();
    let covered = 0;
    for (const { start, end } of splitText(text, { size: 20, overlap: 5 }, counter)) {
      assert.equal(text.slice(covered, Math.max(start, covered)).trim(), "");
      covered = Math.max(covered, end);
    }
    assert.equal(text.slice(covered).trim(), "");
  }
});

Deno.test("splitText() keeps surrogate pairs whole where it must cut words", async () => {
  const counter = await loadTokenCounter();
  const text = "𝒳🙂".repeat(200);
  const chunks = [...splitText(text, { size: 10, overlap: 2 }, counter)];
  assert.ok(chunks.length > 10);
  assert.ok(chunks.every((chunk) => chunk.text.isWellFormed()));
});

Deno.test("splitText() refuses an overlap that is not smaller than the size", async () => {
  const counter = await loadTokenCounter();
  for (const overlap of [10, 11, NaN]) {
    assert.throws(() => [...splitText("a", { size: 10, overlap }, counter)], RangeError);
  }
});

Deno.test("splitText() tries blank line, line, word and character", () => {
  assert.deepEqual(defaultSeparators, ["\n\n", "\n", " ", ""]);
});
