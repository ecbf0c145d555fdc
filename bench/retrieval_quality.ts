/**
 * How often the passage that answers a question is found first, among the first three, and how high
 * on average (mean reciprocal rank): by words, by compounds, by vectors, by all of them fused. The
 * questions say in other words what the passages say (see `core/retrieval/testdata/README.md`); all
 * passages lie in one project.
 *
 * The weights of fusion are chosen on every other question and measured on the rest, both ways.
 */
import { createPassageSearch, createTextSearch, usualTuning } from "@/core/retrieval/mod.ts";
import { openBenchEmbedder } from "./_embedder.ts";
import { holdVectors } from "./_held_vectors.ts";
import { openLibrary } from "./_library.ts";
import { type AskedSets, bestFusion, type Fusion, halfOf, only, qualityOf } from "./_quality.ts";
import { readQuestions } from "./_questions.ts";

const depth = 30;

const { passages, sets } = await readQuestions();
const embedder = openBenchEmbedder();
await using library = await openLibrary();
const texts = [...passages.values()];
const ids = await library.addDocument("passages", texts);
const idOf = new Map([...passages.keys()].map((name, at) => [name, ids[at]!]));
const vectors = embedder && await embedder.embed(texts, "passage");
const held = embedder && vectors &&
  holdVectors(embedder, new Map(ids.map((id, at) => [id, vectors[at]!])));
const words = createTextSearch(library.db);

async function found(query: string) {
  const { text, trigram } = await words.find({ ...library.scope, query, limit: depth });
  const listed = (ranked: typeof text) =>
    ranked.map(({ chunk: { chunkId }, score, coverage }) => ({ chunkId, score, coverage }));
  if (!held) return { text: listed(text), trigram: listed(trigram), vector: [] };
  const question = await held.embed(library.scope, query);
  const nearest = await held.nearest({ ...library.scope, question: question!, limit: depth });
  const vector = nearest.map((chunk) => ({ ...chunk, coverage: 1 }));
  return { text: listed(text), trigram: listed(trigram), vector };
}

/** The whole search as one list: it also leaves out what repeats. */
async function searched(query: string) {
  const search = createPassageSearch({ db: library.db, ...(held && { vectors: held }) });
  const { hits } = await search.search({ ...library.scope, query, limit: 10, mode: "hybrid" });
  const vector = hits.map(({ chunkId }) => ({ chunkId, score: 0, coverage: 1 }));
  return { text: [], trigram: [], vector };
}

async function askAll(ask: typeof found): Promise<AskedSets> {
  const asked: Record<
    string,
    { answers: Set<typeof ids[number]>; lists: Awaited<ReturnType<typeof found>> }[]
  > = {};
  for (const [set, questions] of Object.entries(sets)) {
    asked[set] = [];
    for (const { question, answers } of questions) {
      const wanted = new Set(answers.map((name) => idOf.get(name)!));
      asked[set].push({ answers: wanted, lists: await ask(question) });
    }
  }
  return asked;
}

function show(name: string, fusion: Fusion, from: AskedSets): void {
  const cells = Object.values(from).map((questions) => {
    const { first, inThree, reciprocal, questions: all } = qualityOf(questions, fusion);
    return `${first} / ${inThree} of ${all}, ${reciprocal.toFixed(3)}`.padEnd(24);
  });
  console.log(`${name.padEnd(30)} ${cells.join(" ")}`);
}

const asked = await askAll(found);
console.log(`${passages.size} passages: first / in three of all, mean reciprocal rank`);
console.log(`${"".padEnd(30)} ${Object.keys(asked).map((set) => set.padEnd(24)).join(" ")}`);
show("words", only("text"), asked);
show("compounds", only("trigram"), asked);
const { k, weights } = usualTuning;
show("words and compounds, fused", { k, weights: { ...weights, vector: 0 } }, asked);
if (held) {
  show("vectors", only("vector"), asked);
  show("all, equal weights, k = 60", { ...only("text", "trigram", "vector"), k: 60 }, asked);
  show("all, fused as we do", usualTuning, asked);
} else {
  console.log(
    "No weights of the embedder (LERNWERK_ENGINES): nothing about vectors, no choice of weights.",
  );
}
show("the whole search", only("vector"), await askAll(searched));

for (const half of held ? [0, 1] as const : []) {
  const chosen = bestFusion(halfOf(asked, half));
  const rest = halfOf(asked, half === 0 ? 1 : 0);
  console.log(
    `\nBest on one half: k = ${chosen.k}, ${JSON.stringify(chosen.weights)}; on the other:`,
  );
  show("vectors", only("vector"), rest);
  show("best on the first half", chosen, rest);
  show("fused as we do", usualTuning, rest);
}
await embedder?.close();
