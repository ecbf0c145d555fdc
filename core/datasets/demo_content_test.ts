import assert from "node:assert/strict";
import { createTestReader } from "@/core/documents/testing/test_reader.ts";
import { type ExtractiveOptions, extractPairs } from "./extractive.ts";
import { normalise } from "./facts/fact.ts";

const demo = new URL("../overview/demo/", import.meta.url);

interface HeldOut {
  question: string;
  key: string[];
}

async function readPairs(options: Partial<ExtractiveOptions> = {}) {
  const reader = createTestReader();
  const folder = new URL("documents/", demo);
  const names = (await Array.fromAsync(Deno.readDir(folder), ({ name }) => name)).sort();
  const sizes = { chunkTokens: 512, chunkOverlap: 50 };
  const read = await Promise.all(names.map(async (name) => {
    const { chunks } = await reader.read(new URL(name, folder).pathname, { sizes });
    return chunks.map(({ text }, position) => ({
      id: `${name}#${position}`,
      documentId: name,
      position,
      text,
      headingPath: [],
    }));
  }));
  return extractPairs(read.flat(), options);
}

Deno.test("The demo's documents give facts enough, all formats among them", async () => {
  const { pairs, report } = await readPairs();
  assert.ok(report.facts >= 26 && report.facts <= 36, `${report.facts} facts`);
  const formats = new Set(pairs.map(({ documentId }) => documentId.split(".").at(-1)));
  assert.deepEqual([...formats].sort(), ["docx", "md", "pdf", "txt"]);
  assert.ok(pairs.every(({ split }) => split !== "document"), "six documents are too few");
});

Deno.test("The demo's held-out questions are new, and their answers were trained", async () => {
  const heldOut: HeldOut[] = JSON.parse(await Deno.readTextFile(new URL("held_out.json", demo)));
  assert.ok(heldOut.length >= 40);
  const { pairs } = await readPairs();
  const asked = new Set(pairs.map(({ instruction }) => normalise(instruction)));
  const answers = pairs.filter(({ split }) => split === "train").map(({ output }) => output);
  for (const { question, key } of heldOut) {
    assert.ok(!asked.has(normalise(question)), question);
    assert.ok(!key.some((each) => question.toLowerCase().includes(each.toLowerCase())), question);
    assert.ok(answers.some((answer) => key.some((each) => answer.includes(each))), question);
  }
});

Deno.test("The demo trains on as many rows as its figures were measured with, or more", async () => {
  const { report } = await readPairs({ phrasings: 12, documentShare: 0 });
  assert.ok(report.pairs.train >= 378, `${report.pairs.train} to train on`);
  assert.ok(report.pairs.recall >= 32, `${report.pairs.recall} held out`);
});
