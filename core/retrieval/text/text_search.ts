import type { Kysely } from "kysely";
import type { PassageQuery, QueryReading, SearchFilter } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { allowedChunks } from "./allowed_chunks.ts";
import { type Demands, demandsOf, noDemands } from "./demands.ts";
import { findableWords } from "./findable_words.ts";
import { isKnown, type LookedUpWord, lookUpWords, type WeighedWord } from "./look_up_words.ts";
import { type QueryWord, type ReadQuery, readQuery } from "./query_words.ts";
import { rankByWords, type RankedChunk, type Ranking } from "./rank_by_words.ts";
import { createTextProjects, type TextProject, type TextProjects } from "./text_project.ts";
import { widenWords } from "./widen_words.ts";

/** A query for the full text. */
export type TextQuery = Pick<PassageQuery, "ownerId" | "projectId" | "query" | "limit" | "filter">;

/** A query as the index understands it. */
export interface UnderstoodQuery {
  reading: QueryReading;
  demands: Demands;
  /** The query as it would be said: what an embedder is given. */
  spoken: string;
  /** How many chunks of the project a search may find; 0 also for one that is not the person's. */
  chunks: number;
}

/** What the full text finds. */
export interface TextFindings extends UnderstoodQuery {
  /** By the words themselves. */
  text: RankedChunk[];
  /** By the words, what contains them and what they consist of; empty when that is nothing more. */
  trigram: RankedChunk[];
  /** The best of what the query excludes. */
  excluded: RankedChunk[];
}

/** Full text over the chunks of a project. */
export interface TextSearch {
  /** @param understood what {@link TextSearch.understand} answered to the same query. */
  find(query: TextQuery, understood?: UnderstoodQuery): Promise<TextFindings>;
  /** What a query asks for, for a search that is not one by words. */
  understand(query: TextQuery): Promise<UnderstoodQuery>;
}

/** So many words are looked for, the rarest of a longer query. */
const mostWords = 32;

/** So much of what was excluded is told. */
const excludedShown = 5;

/** Builds the search over the index that the database keeps of all chunks (migrations 0006 and 0011). */
export function createTextSearch(db: Kysely<Database>): TextSearch {
  const projects = createTextProjects(db);
  const known = new WeakMap<UnderstoodQuery, Prepared>();
  return {
    async understand(query) {
      const prepared = await prepare({ db, projects }, query);
      const answer = understood(prepared);
      known.set(answer, prepared);
      return answer;
    },
    async find(query, asUnderstood) {
      const prepared = (asUnderstood && known.get(asUnderstood)) ??
        await prepare({ db, projects }, query);
      const { project, words, demands } = prepared;
      if (!project) return { ...understood(prepared), ...nothing };
      const { limit, filter = {} } = query;
      const allowed = await allowedChunks(db, project, { filter, demands });
      const ranking: Ranking = { db, scope: query, project, allowed, limit };
      const looked = rarest(words);
      const text = await rankByWords(ranking, looked);
      return {
        ...understood(prepared),
        text,
        trigram: await findWider(ranking, looked, text),
        excluded: await findExcluded(ranking, looked, { filter, demands }),
      };
    },
  };
}

interface Prepared {
  read: ReadQuery;
  project: TextProject | null;
  words: readonly LookedUpWord[];
  demands: Demands;
}

async function prepare(
  { db, projects }: { db: Kysely<Database>; projects: TextProjects },
  { query, ...scope }: TextQuery,
): Promise<Prepared> {
  const read = readQuery(query);
  const project = await projects(scope);
  if (!project) return { read, project, words: [], demands: noDemands };
  const lookedUp = await lookUpWords(db, project, { words: read.words.map(exactly) });
  const words = await findableWords(db, project, lookedUp);
  return { read, project, words, demands: demandsOf(read, project.number) };
}

function understood({ read, project, words, demands }: Prepared): UnderstoodQuery {
  const reading = readingOf(read, words);
  return { reading, demands, spoken: read.spoken, chunks: project?.searchable ?? 0 };
}

const nothing = { text: [], trigram: [], excluded: [] };

function exactly({ form, terms, isPart }: QueryWord): WeighedWord {
  return { form, isPart, terms: terms.map((term) => ({ term, weight: 1 })) };
}

/** By what contains the words and what they consist of, unless the words themselves are enough. */
async function findWider(
  ranking: Ranking,
  words: readonly LookedUpWord[],
  found: readonly RankedChunk[],
): Promise<RankedChunk[]> {
  const { db, project, limit } = ranking;
  if (found.filter(({ isComplete }) => isComplete).length >= limit) return [];
  const wider = await widenWords(db, project, words);
  return await rankByWords(ranking, rarest(wider));
}

/** What would have been found without the exclusions. */
async function findExcluded(
  ranking: Ranking,
  words: readonly LookedUpWord[],
  { filter, demands: { excluded } }: { filter: SearchFilter; demands: Demands },
): Promise<RankedChunk[]> {
  if (excluded === null) return [];
  const { db, project } = ranking;
  const demands = { required: [excluded], excluded: null };
  const allowed = await allowedChunks(db, project, { filter, demands });
  return await rankByWords({ ...ranking, allowed, limit: excludedShown }, words);
}

/** The rarest words that stand in the project, and of those that do not as many. */
function rarest(words: readonly LookedUpWord[]): LookedUpWord[] {
  const unknown = words.filter((word) => !isKnown(word));
  return [...unknown.slice(0, mostWords), ...words.filter(isKnown).slice(0, mostWords)];
}

function readingOf(read: ReadQuery, lookedUp: readonly LookedUpWord[]): QueryReading {
  const words = [...new Set(read.words.filter(({ isPart }) => !isPart).map(({ form }) => form))];
  const found = new Set(lookedUp.filter(isKnown).map(({ form }) => form));
  return {
    words,
    phrases: read.phrases,
    excluded: read.excluded,
    ignored: read.ignored,
    unknown: words.filter((form) => !found.has(form)),
  };
}
