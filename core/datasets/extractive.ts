import type { Lang, Split } from "@/core/contract/mod.ts";
import { detectLanguage } from "@/core/language/mod.ts";
import { englishReader } from "./english/reader.ts";
import { germanReader } from "./german/reader.ts";
import type { Fact, SourceChunk } from "./facts/fact.ts";
import { normalise } from "./facts/fact.ts";
import { readChunk } from "./facts/read_chunk.ts";
import type { LanguageReader } from "./facts/reader.ts";
import { orderFor } from "./facts/order.ts";
import { splitFacts, type SplitOptions } from "./splits.ts";

const readers: Readonly<Record<Lang, LanguageReader>> = { en: englishReader, de: germanReader };

/** One question with its answer and where both come from. */
export interface GroundedPair {
  readonly instruction: string;
  readonly output: string;
  readonly documentId: string;
  readonly chunkId: string;
  /** Exact substring of the chunk's text that the answer was read from. */
  readonly quote: string;
  /** Equal for all wordings of one fact. */
  readonly factKey: string;
  readonly pattern: Fact["pattern"];
  readonly language: Lang;
  readonly split: Split;
}

/** How pairs are made; the same chunks and options give the same pairs. */
export interface ExtractiveOptions extends SplitOptions {
  /** Wordings of a fact that are trained on. At least 5 (see `reference/engines.md`). */
  readonly phrasings: number;
  /** Most facts of one chunk; the best grounded kinds are kept. */
  readonly factsPerChunk: number;
  /** Most pairs in all; the most definite facts are kept. Null for no limit. */
  readonly maxRows: number | null;
}

/** What holds where nothing else is said. */
export const defaultExtractive: ExtractiveOptions = {
  seed: 7,
  phrasings: 9,
  factsPerChunk: 24,
  maxRows: null,
  documentShare: 0.1,
};

/** What a generation came to, in figures that add up. */
export interface ExtractiveReport {
  readonly chunks: number;
  /** Chunks in neither English nor German. */
  readonly unknownLanguage: number;
  readonly facts: number;
  readonly pairs: Readonly<Record<Split, number>>;
  /** Passages from which nothing was asked. */
  readonly silentPassages: number;
  /** Facts left out: said before, asked in too few ways, or over the chunk's limit. */
  readonly skipped: {
    readonly repeated: number;
    readonly fewWordings: number;
    readonly overLimit: number;
  };
}

/** What a generation gave, and its figures. */
export interface Extraction {
  readonly pairs: readonly GroundedPair[];
  readonly report: ExtractiveReport;
}

/** Fewer wordings teach a small model little: measured 14 of 24 with three, 41 of 44 with five. */
const fewestPhrasings = 5;

/**
 * Makes question/answer pairs from what the chunks say, without a model. Every answer stands in
 * its chunk; every fact has at least five wordings to train on and one held out ("recall").
 */
export function extractPairs(
  chunks: readonly SourceChunk[],
  options: Partial<ExtractiveOptions> = {},
): Extraction {
  const steps = extractInSteps(chunks, options);
  for (let step = steps.next();; step = steps.next()) if (step.done) return step.value;
}

/** The same work, interrupted after each chunk so that others get a turn. */
export function* extractInSteps(
  chunks: readonly SourceChunk[],
  options: Partial<ExtractiveOptions> = {},
): Generator<void, Extraction> {
  const settings = { ...defaultExtractive, ...options };
  const gatherer = new FactGatherer(chunks, settings);
  for (const chunk of inOrder(chunks)) {
    gatherer.read(chunk);
    yield;
  }
  return pairsOf(gatherer, settings);
}

function pairsOf(gatherer: FactGatherer, settings: ExtractiveOptions): Extraction {
  const { phrasings, maxRows } = settings;
  const limit = maxRows === null ? Infinity : Math.floor(maxRows / (phrasings + 1));
  const facts = mostDefinite(gatherer.facts, limit);
  gatherer.skipped.overLimit += gatherer.facts.length - facts.length;
  const splits = splitFacts(facts, settings);
  const pairs = facts.flatMap((fact) =>
    wordings(fact, splits.get(fact.key) === "document", settings)
  );
  const count = (split: Split) => pairs.filter((pair) => pair.split === split).length;
  const { chunkCount, unknownLanguage, silentPassages, skipped } = gatherer;
  return {
    pairs,
    report: {
      chunks: chunkCount,
      unknownLanguage,
      facts: facts.length,
      pairs: { train: count("train"), recall: count("recall"), document: count("document") },
      silentPassages,
      skipped,
    },
  };
}

/** Collects the facts of chunk after chunk; each fact and each question once. */
class FactGatherer {
  readonly facts: Fact[] = [];
  readonly skipped = { repeated: 0, fewWordings: 0, overLimit: 0 };
  readonly chunkCount: number;
  unknownLanguage = 0;
  silentPassages = 0;
  readonly #keys = new Set<string>();
  readonly #questions = new Set<string>();
  readonly #languages: Map<string, Lang | null>;
  readonly #settings: ExtractiveOptions;

  constructor(chunks: readonly SourceChunk[], settings: ExtractiveOptions) {
    this.chunkCount = chunks.length;
    this.#languages = documentLanguages(chunks);
    this.#settings = settings;
  }

  read(chunk: SourceChunk): void {
    const language = detectLanguage(chunk.text) ?? this.#languages.get(chunk.documentId) ?? null;
    if (language === null) {
      this.unknownLanguage++;
      return;
    }
    const read = readChunk(chunk, language, readers[language]);
    this.silentPassages += read.silent;
    const best = mostDefinite(read.facts, this.#settings.factsPerChunk);
    this.skipped.overLimit += read.facts.length - best.length;
    for (const fact of best) this.#add(fact);
  }

  #add(fact: Fact): void {
    const questions = unasked(fact, this.#questions);
    if (this.#keys.has(fact.key)) this.skipped.repeated++;
    else if (questions.length <= fewestPhrasings) this.skipped.fewWordings++;
    else {
      this.#keys.add(fact.key);
      for (const question of questions) this.#questions.add(normalise(question));
      this.facts.push({ ...fact, questions });
    }
  }
}

/** The most definite facts, in their old order. */
function mostDefinite(facts: readonly Fact[], limit: number): Fact[] {
  const best = new Set(facts.toSorted((a, b) => b.weight - a.weight).slice(0, limit));
  return facts.filter((fact) => best.has(fact));
}

/** The questions that no other fact answers: one question must not have two answers. */
function unasked(fact: Fact, asked: ReadonlySet<string>): string[] {
  const own = new Map(fact.questions.map((question) => [normalise(question), question]));
  return [...own].filter(([key]) => !asked.has(key)).map(([, question]) => question);
}

function inOrder(chunks: readonly SourceChunk[]): SourceChunk[] {
  return chunks.toSorted((a, b) =>
    a.documentId === b.documentId ? a.position - b.position : a.documentId < b.documentId ? -1 : 1
  );
}

function documentLanguages(chunks: readonly SourceChunk[]): Map<string, Lang | null> {
  const texts = new Map<string, string>();
  for (const { documentId, text } of chunks) {
    texts.set(documentId, `${texts.get(documentId) ?? ""} ${text}`);
  }
  return new Map([...texts].map(([id, text]) => [id, detectLanguage(text)]));
}

/** Facts held out by document only serve to measure a loss: few wordings do. */
const documentWordings = 2;

/** A fact's first wordings are trained on and one is held out, chosen by the seed. */
function wordings(
  fact: Fact,
  heldOut: boolean,
  { phrasings, seed }: ExtractiveOptions,
): GroundedPair[] {
  const chosen = fact.questions.slice(0, phrasings + 1);
  const recall = orderFor(seed, fact.key) % chosen.length;
  const pairs = chosen.map((instruction, at): GroundedPair => ({
    instruction,
    output: fact.answer,
    documentId: fact.documentId,
    chunkId: fact.chunkId,
    quote: fact.quote,
    factKey: fact.key,
    pattern: fact.pattern,
    language: fact.language,
    split: heldOut ? "document" : at === recall ? "recall" : "train",
  }));
  return heldOut ? pairs.slice(0, documentWordings) : pairs;
}
