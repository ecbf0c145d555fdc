/**
 * Our embedding kernel, in its worker, beside the Python package's own build with one thread: the
 * same weights and texts, in the same run, taking turns. First 200 texts are compared by the cosine
 * of both vectors: German, English and code, from 1 to 512 tokens, as questions and as passages.
 */
import type { EmbeddedKind } from "@/core/contract/mod.ts";
import { createEmbeddedEmbedder, type E5Kernel, loadE5 } from "@/core/retrieval/mod.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";
import { startNativeE5 } from "../tasks/native_e5.ts";
import { cpuSeconds } from "./_processes.ts";
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

interface Times {
  wall: number[];
  /** Processor time: on a shared machine the fairer figure. */
  cpu: number[];
}

async function time({ tokens, count }: typeof works[number]): Promise<void> {
  const texts = Array.from(
    { length: count },
    (_, at) => textOf(kernel, { from: 50_000 + at * 977, tokens }),
  );
  const sides = {
    ours: () => timeOurs(texts),
    theirs: () => native.embed(texts, "passage"),
  };
  const times: Record<keyof typeof sides, Times> = {
    ours: { wall: [], cpu: [] },
    theirs: { wall: [], cpu: [] },
  };
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? ["ours", "theirs"] as const : ["theirs", "ours"] as const;
    for (const side of order) {
      const { ms, cpuMs } = await sides[side]();
      // The first round loads caches and compiles.
      if (round === 0) continue;
      times[side].wall.push(ms / count);
      times[side].cpu.push(cpuMs / count);
    }
  }
  const { ours, theirs } = times;
  console.log(`${tokens} tokens: ours ${line(ours)}, theirs ${line(theirs)}`);
  console.log(`  ratio of times ${ratio(ours.wall, theirs.wall)}`);
  console.log(`  ratio of processor times ${ratio(ours.cpu, theirs.cpu)}`);
}

/** Our processor time is that of the whole process: worker, messages and this. */
async function timeOurs(texts: readonly string[]): Promise<{ ms: number; cpuMs: number }> {
  const [start, cpu] = [performance.now(), cpuSeconds(Deno.pid)];
  await embedder.embed(texts, "passage");
  const cpuMs = (cpuSeconds(Deno.pid) - cpu) * 1000;
  return { ms: performance.now() - start, cpuMs };
}

function ratio(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((ms, at) => theirs[at]! / ms).sort((a, b) => a - b);
  const [least, most] = [ratios[0]!, ratios.at(-1)!].map((value) => value.toFixed(2));
  return `${median(ratios).toFixed(2)} (${least} to ${most})`;
}

function line({ wall, cpu }: Times): string {
  const texts = (1000 / median(wall)).toFixed(1);
  return `${texts} texts/s (${median(wall).toFixed(1)} ms each, processor ${
    median(cpu).toFixed(1)
  })`;
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
