import { createHash } from "node:crypto";
import { write } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { type DropoutInputs, patterns } from "../network/dropout.ts";
import type { Sample } from "./samples.ts";

/** What the masks of a batch are drawn from. */
export interface Draw {
  /** Decides the bank of masks, 32 bits. */
  bank: number;
  /** Decides which masks a row's tokens get, 32 bits. */
  rows: ReadonlyMap<Sample, number>;
}

/**
 * The draw of a batch, as a pure function of seed, step and place: a resumed run leaves out the same
 * numbers, however its rows are dealt to lanes.
 *
 * @param batch which batch of its step it is.
 */
export function drawFor(
  samples: readonly Sample[],
  { seed, step, batch }: { seed: number; step: number; batch: number },
): Draw {
  const word = (name: string) =>
    createHash("sha256").update(`${seed}:dropout:${step}:${name}`).digest().readUInt32LE();
  const rows = samples.map((sample, at) => [sample, word(`row:${batch}:${at}`)] as const);
  return { bank: word("bank"), rows: new Map(rows) };
}

/** Fills what `placeDropout` made for rows of so many tokens each; a share `rate` is left out. */
export function fillDropout(
  library: Library,
  { bank, choices }: DropoutInputs,
  { samples, length, rate, draw }: {
    samples: readonly Sample[];
    length: number;
    rate: number;
    draw: Draw;
  },
): void {
  const [widest] = bank.shape;
  write(library, bank, masks(widest * patterns, rate, draw.bank));
  const rows = samples.map((sample) => draw.rows.get(sample)!);
  const places = choices.shape[0] / (rows.length * length);
  write(library, choices, chosen(rows, length, places));
}

/** So many numbers, 0 with the probability `rate`, 1 / (1 − rate) otherwise. */
export function masks(count: number, rate: number, key: number): Float32Array {
  const kept = 1 / (1 - rate);
  const least = rate * 2 ** 32;
  const numbers = new Float32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = scrambled(key + at) < least ? 0 : kept;
  return numbers;
}

/** The masks of each token at each place: place after place, row after row. */
function chosen(rows: readonly number[], length: number, places: number): Int32Array {
  const tokens = rows.length * length;
  const choices = new Int32Array(places * tokens);
  rows.forEach((key, row) => {
    for (let position = 0; position < length; position++) {
      const ofToken = scrambled(key + position);
      for (let place = 0; place < places; place++) {
        choices[place * tokens + row * length + position] = scrambled(ofToken + place) % patterns;
      }
    }
  });
  return choices;
}

/** 32 bits that look random: `pcg_hash` of Jarzynski and Olano, JCGT 9 (3), 2020. */
function scrambled(value: number): number {
  const state = Math.imul(value, 747796405) + 2891336453;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
  return ((word >>> 22) ^ word) >>> 0;
}
