/**
 * Our full text beside stock Orama's and beside a plain FTS5 table asked for any of the words, over
 * the same texts in the same run: invented words whose frequencies are those of a language (Zipf),
 * drawn with a fixed seed, about 80 a chunk. FTS5 is measured before Orama exists, whose heap keeps
 * the garbage collector busy: in pairs of rounds with ours, and Orama afterwards in its own. Rankings differ by nature (ours puts what has all words
 * first, and its statistics are the project's), so the overlap of the ten best is told.
 *
 * `deno task bench text_search`; another number of chunks by BENCH_CHUNKS.
 */
import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import { createTextSearch } from "@/core/retrieval/mod.ts";
import { mergeTextIndex } from "@/core/storage/mod.ts";
import { rankExactly } from "./_exact_ranking.ts";
import { openLibrary } from "./_library.ts";
import { median } from "./_text.ts";
import { seededRandom, wordOfRank, zipfTexts } from "./_zipf.ts";

const chunks = Number(Deno.env.get("BENCH_CHUNKS") ?? 100_000);
const chunksEach = 50;
const limit = 10;
const rounds = 5;

const texts = [...zipfTexts({ texts: chunks, words: 80, seed: 1 })];
const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
console.log(`${chunks} chunks, ${megabytes.toFixed(0)} MB of text`);

await using library = await openLibrary();
function rate(since: number): number {
  return Math.round(chunks / ((performance.now() - since) / 1000));
}

let start = performance.now();
for (let from = 0; from < chunks; from += chunksEach) {
  await library.addDocument("a", texts.slice(from, from + chunksEach));
}
console.log(`stored and indexed by us: ${rate(start)} chunks/s`);
start = performance.now();
// As the job does that reads documents.
await mergeTextIndex(library.db, new AbortController().signal);
console.log(`its parts put together:   ${(performance.now() - start).toFixed(0)} ms`);

const plainPath = `${library.folder}/plain.db`;
const plain = new DatabaseSync(plainPath);
plain.exec("PRAGMA journal_mode = WAL; PRAGMA cache_size = -16000");
plain.exec("CREATE VIRTUAL TABLE plain USING fts5(text, content='')");
start = performance.now();
const insert = plain.prepare("INSERT INTO plain (rowid, text) VALUES (?, ?)");
plain.exec("BEGIN");
texts.forEach((text, row) => insert.run(row, text));
plain.exec("COMMIT");
console.log(`plain FTS5, index alone:  ${rate(start)} chunks/s`);

const orama = create({ schema: { text: "string" } as const });
const rowOfText = new Map(texts.map((text, row) => [text, row]));
const ours = createTextSearch(library.db);
const anyWord = plain.prepare("SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?");

const sides = {
  async ours(words: string[]) {
    const { text } = await ours.find({ ...library.scope, query: words.join(" "), limit });
    return text.map(({ chunk }) => rowOfText.get(chunk.text)!);
  },
  plain(words: string[]) {
    const rows = anyWord.all(words.map((word) => `"${word}"`).join(" OR "), limit);
    return Promise.resolve(rows.map((row) => row["rowid"] as number));
  },
  async orama(words: string[]) {
    const { hits } = await searchOrama(orama, { term: words.join(" "), limit });
    return hits.map(({ id }) => Number(id));
  },
};

type Side = keyof typeof sides;

/** Different words of ranks between two, drawn with a fixed seed. */
function queries(count: number, words: number, [low, high]: [number, number]): string[][] {
  const random = seededRandom(low);
  return Array.from({ length: count }, () => {
    const ranks = new Set<number>();
    while (ranks.size < words) ranks.add(low + Math.floor(random() * (high - low)));
    return [...ranks].map(wordOfRank);
  });
}

const kinds = {
  "3 frequent words": queries(8, 3, [4, 40]),
  "3 middling words": queries(8, 3, [100, 1000]),
  "2 rare words": queries(8, 2, [2000, 20_000]),
};
const exactly = rankExactly(texts, new Set(Object.values(kinds).flat(2)));
type Pair = readonly ["ours", "plain" | "orama"];

const kindsAsked = Object.entries(kinds);
const besideFts5 = await timedKinds(["ours", "plain"]);
start = performance.now();
await insertMultiple(orama, texts.map((text, row) => ({ id: String(row), text })), 1000);
console.log(`Orama, in memory:         ${rate(start)} chunks/s`);
const besideOrama = await timedKinds(["ours", "orama"]);

async function timedKinds(pair: Pair): Promise<Record<Side, number[]>[]> {
  const all: Record<Side, number[]>[] = [];
  for (const [, asked] of kindsAsked) all.push(await timed(pair, asked));
  return all;
}

async function timed(pair: Pair, asked: string[][]): Promise<Record<Side, number[]>> {
  const times: Record<Side, number[]> = { ours: [], plain: [], orama: [] };
  // The first round fills caches and lets the compilers finish.
  for (let round = -1; round < rounds; round++) {
    // Whoever comes second finds the other's garbage: they take turns.
    for (const side of round % 2 === 0 ? pair : pair.toReversed()) {
      for (const words of asked) {
        const began = performance.now();
        await sides[side](words);
        if (round >= 0) times[side].push(performance.now() - began);
      }
    }
  }
  return times;
}

/** How much of the ten best two sides have in common, in the mean. */
function shared(a: readonly number[][], b: readonly number[][]): string {
  const shares = a.map((rows, at) => {
    const most = Math.max(rows.length, b[at]!.length, 1);
    return rows.filter((row) => b[at]!.includes(row)).length / most;
  });
  return `${(shares.reduce((sum, share) => sum + share, 0) / shares.length * 100).toFixed(0)} %`;
}

for (const [at, [kind, asked]] of kindsAsked.entries()) {
  const found: Record<Side, number[][]> = { ours: [], plain: [], orama: [] };
  for (const words of asked) {
    for (const side of ["ours", "plain", "orama"] as const) {
      found[side].push(await sides[side](words));
    }
  }
  const exact = asked.map((words) => exactly(words, limit));
  console.log(`\n${kind}, such as "${asked[0]!.join(" ")}"; of our ten best are`);
  console.log(`in our ranking over all chunks ${shared(found.ours, exact)}`);
  tell("plain", besideFts5[at]!, found);
  tell("orama", besideOrama[at]!, found);
}
plain.close();

/** A pair's times, and what the ten best have in common. */
function tell(
  other: "plain" | "orama",
  times: Record<Side, number[]>,
  found: Record<Side, number[][]>,
): void {
  const ratio = median(times.ours) / median(times[other]);
  const common = shared(found.ours, found[other]);
  console.log(`${"ours".padEnd(6)} ${line(times.ours)}, ${ratio.toFixed(2)} of the next one's`);
  console.log(`${other.padEnd(6)} ${line(times[other])}, in its ten best ${common}`);
}

function line(times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(1));
  return `${median(times).toFixed(1)} ms (${least} to ${most})`;
}
