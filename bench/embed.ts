/**
 * Our embedding kernel, in its worker, beside the Python package's own build with one thread: the
 * same weights and texts, in the same run, taking turns. First 200 texts are compared by the cosine
 * of both vectors: German, English and code, from 1 to 512 tokens, as questions and as passages.
 */
import type { EmbeddedKind, Embedder } from "@/core/contract/mod.ts";
import { createEmbeddedEmbedder, type E5Kernel, loadE5 } from "@/core/retrieval/mod.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";
import { startNativeE5 } from "../tasks/native_e5.ts";
import { median, mixedText } from "./_text.ts";

const rounds = 9;
const wantedCosine = 0.999;
/** Tokens of a text, and how many of such texts are asked for at once. */
const works = [{ tokens: 45, count: 32 }, { tokens: 512, count: 4 }];

const runtime = createRuntime();
const native = await startNativeE5();
const { weights } = native;
const kernel = await loadE5({ readAsset: runtime.readAsset, weights });
const embedder = createEmbeddedEmbedder({
  start: () => startEmbedWorker({ runtime, log: silentLog, weights }),
});
const words = mixedText(400_000).split(/\s+/);
const special = ["", " ", "a", "😀🏳️‍🌈👩‍👩‍👧", "ÄÖÜ äöü ß ẞ", "½ ﬁ Å № ①", "日本語 Привет مرحبا"];

try {
  await compare();
  for (const work of works) await time(work);
} finally {
  await embedder.close();
  await native.close();
}

async function compare(): Promise<void> {
  const texts = [
    ...special,
    ...Array.from({ length: 200 - special.length }, (_, at) => {
      return textOf(kernel, { from: at * 331, tokens: 1 + Math.round(511 * (at / 200) ** 2) });
    }),
  ];
  let worst = 1;
  for (const [at, text] of texts.entries()) {
    const kind: EmbeddedKind = at % 3 === 0 ? "query" : "passage";
    const [mine] = await embedder.embed([text], kind);
    const { vectors: [theirs] } = await native.embed([text], kind);
    const cosine = mine!.reduce((sum, value, index) => sum + value * theirs![index]!, 0);
    worst = Math.min(worst, cosine);
    if (cosine >= wantedCosine) continue;
    console.error(`Text ${at} has cosine ${cosine}: ${JSON.stringify(text.slice(0, 100))}`);
    Deno.exit(1);
  }
  console.log(`${texts.length} texts, 1 to 512 tokens: every cosine at least ${worst.toFixed(5)}`);
}

async function time({ tokens, count }: typeof works[number]): Promise<void> {
  const texts = Array.from(
    { length: count },
    (_, at) => textOf(kernel, { from: 50_000 + at * 977, tokens }),
  );
  const sides = {
    ours: () => timeOurs(embedder, texts),
    theirs: async () => (await native.embed(texts, "passage")).ms,
  };
  const times: Record<keyof typeof sides, number[]> = { ours: [], theirs: [] };
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? ["ours", "theirs"] as const : ["theirs", "ours"] as const;
    for (const side of order) {
      const ms = await sides[side]();
      // The first round loads caches and compiles.
      if (round > 0) times[side].push(ms / count);
    }
  }
  console.log(`${tokens} tokens: ours ${line(times.ours)}, theirs ${line(times.theirs)}`);
  const ratios = times.ours.map((ms, at) => times.theirs[at]! / ms).sort((a, b) => a - b);
  const [least, most] = [ratios[0]!, ratios.at(-1)!].map((ratio) => ratio.toFixed(2));
  console.log(`  ratio ${median(ratios).toFixed(2)} (${least} to ${most})`);
}

async function timeOurs(ours: Embedder, texts: readonly string[]): Promise<number> {
  const start = performance.now();
  await ours.embed(texts, "passage");
  return performance.now() - start;
}

function line(ms: readonly number[]): string {
  return `${(1000 / median(ms)).toFixed(1)} texts/s (${median(ms).toFixed(1)} ms each)`;
}

/** Words from a place on, as many as fit into so many tokens; at least one. */
function textOf(
  counter: E5Kernel,
  { from, tokens }: { from: number; tokens: number },
): string {
  const place = from % (words.length - 600);
  let count = 1;
  const take = () => words.slice(place, place + count).join(" ");
  while (count < 600 && counter.countTokens(take(), "passage") < tokens) count++;
  if (count > 1 && counter.countTokens(take(), "passage") > tokens) count--;
  return take();
}
