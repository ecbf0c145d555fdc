import asc from "assemblyscript/asc";
import { median } from "./_text.ts";

/** Rows of unit vectors one behind the other. */
export interface Corpus {
  count: number;
  dimensions: number;
  floats: Float32Array<ArrayBuffer>;
}

/**
 * Unit vectors in heaps, as passages about the same things are, from a fixed seed: a middle for each
 * hundred of them, with noise as long as the middle itself.
 */
export function drawCorpus(count: number, dimensions: number): Corpus {
  const random = normalNumbers(7);
  const middles = Array.from({ length: Math.ceil(count / 100) }, () => draw(dimensions, random));
  const floats = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    // Knuth's multiplicative hash: rows of one heap are not neighbours.
    const middle = middles[(Math.imul(row, 2654435761) >>> 0) % middles.length]!;
    const vector = draw(dimensions, random).map((value, at) => value + middle[at]!);
    floats.set(unit(vector), row * dimensions);
  }
  return { count, dimensions, floats };
}

/** Questions near to one of the rows each. */
export function drawQueries({ count, dimensions, floats }: Corpus, wanted: number): Float32Array[] {
  const random = normalNumbers(11);
  return Array.from({ length: wanted }, (_, at) => {
    const row = Math.imul(at + 1, 40503) % count * dimensions;
    const near = floats.subarray(row, row + dimensions);
    const noise = unit(draw(dimensions, random));
    return unit(near.map((value, place) => value + noise[place]!));
  });
}

/** The vector of length 1. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

function draw(dimensions: number, random: () => number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let at = 0; at < dimensions; at++) vector[at] = random();
  return vector;
}

/** Numbers of about a normal distribution: the sum of four even ones. */
function normalNumbers(seed: number): () => number {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
  return () => next() + next() + next() + next();
}

/** Of so many runs the quickest counts: what else the computer does makes a run only slower. */
const runsPerTurn = 3;

/** Milliseconds of several ways to do the same, which take turns so that a bad moment hits all. */
export async function takeTurns<Side extends string>(
  rounds: number,
  sides: Record<Side, (round: number) => unknown>,
): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as //
  Record<Side, number[]>;
  for (let round = -1; round < rounds; round++) {
    const first = (round + names.length) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const ms = await quickest(() => sides[name](Math.max(round, 0)));
      // The first round fills caches and lets the compilers finish.
      if (round >= 0) times[name].push(ms);
    }
  }
  return times;
}

async function quickest(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < runsPerTurn; at++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** "theirs : ours" of each round, as median with the least and the greatest. */
export function ratioLine(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((own, round) => theirs[round]! / own).sort((a, b) => a - b);
  const [least, middle, most] = [ratios[0]!, median(ratios), ratios.at(-1)!];
  return `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

const readerSource = `export function read(at: usize, end: usize): i32 {
  let a = i32x4.splat(0), b = a, c = a, d = a;
  for (; at < end; at += 64) {
    a = v128.or(a, v128.load(at));
    b = v128.or(b, v128.load(at, 16));
    c = v128.or(c, v128.load(at, 32));
    d = v128.or(d, v128.load(at, 48));
  }
  return i32x4.extract_lane(v128.or(v128.or(a, b), v128.or(c, d)), 0);
}`;

/** Reads as many bytes of memory from front to end and does nothing with them. */
export async function memoryReader(bytes: number): Promise<() => number> {
  let wasm = new Uint8Array();
  await asc.main(["read.ts", "-O3", "--enable", "simd", "--runtime", "stub", "-o", "read.wasm"], {
    readFile: (name) => name === "read.ts" ? readerSource : null,
    writeFile: (_name, content) => void (wasm = content as Uint8Array<ArrayBuffer>),
  });
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, read } = instance.exports as unknown as {
    memory: WebAssembly.Memory;
    read(at: number, end: number): number;
  };
  memory.grow(Math.ceil(bytes / 65_536));
  new Uint8Array(memory.buffer).fill(1);
  return () => read(0, bytes);
}
