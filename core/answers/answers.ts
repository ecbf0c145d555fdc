import {
  type Answerer,
  type AnswererChoice,
  type Ask,
  type AskPart,
  askSchema,
  type ChatModel,
  type Lang,
  type ProjectId,
  type SearchScope,
  soughtWords,
  toErrorData,
} from "@/core/contract/mod.ts";
import type { PassageSearch } from "@/core/retrieval/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { answer, type Question } from "./ask.ts";
import type { FoundPassage } from "./pack_sources.ts";

/** A model that can be asked now. */
export interface OpenAnswerer extends Pick<Question, "system" | "window" | "countTokens"> {
  model: ChatModel;
  close(): Promise<void>;
}

/** What the room is built from. */
export interface AnswersDeps {
  search: PassageSearch;
  clock: Clock;
  /** The models that a project can ask, the best first. */
  choices(projectId: ProjectId): Promise<AnswererChoice[]>;
  /** Opens one of them; throws what keeps it from answering. */
  open(projectId: ProjectId, by: Answerer, signal: AbortSignal): Promise<OpenAnswerer>;
  /** The language of a text, where it can be told. */
  languageOf(text: string): Lang | null;
}

/** Who asks: whose documents, in which language when the question does not tell. */
export interface Asker extends SearchScope {
  lang: Lang;
  signal: AbortSignal;
}

/** Answers from the documents of a project. */
export interface Answers {
  choices(projectId: ProjectId): Promise<AnswererChoice[]>;
  /**
   * The answers to one question, one after the other: models share this computer. A model that cannot
   * answer says why in its own place.
   *
   * @throws the signal's reason
   */
  ask(asker: Asker, asked: Ask): AsyncGenerator<AskPart>;
}

/** Builds the room over search and models. */
export function createAnswers(deps: AnswersDeps): Answers {
  return {
    choices: (projectId) => deps.choices(projectId),
    async *ask(asker, asked) {
      const request = askSchema.parse(asked);
      const found = request.answers.some(({ withDocuments }) => withDocuments)
        ? await findPassages(deps, asker, request)
        : nothingFound;
      for (const [at, { by, withDocuments }] of request.answers.entries()) {
        const given = { ...request, by, found: withDocuments ? found : null };
        for await (const part of answerOf(deps, asker, given)) {
          const isNamed = part.type === "sources" && withDocuments && found.isByWordsOnly;
          yield { ...part, ...(isNamed && { isByWordsOnly: true }), answer: at };
        }
      }
    },
  };
}

type Asked = ReturnType<typeof askSchema.parse>;

interface FoundForQuestion {
  passages: FoundPassage[];
  words: string[];
  isByWordsOnly: boolean;
}

const nothingFound: FoundForQuestion = { passages: [], words: [], isByWordsOnly: false };

async function findPassages(
  { search }: AnswersDeps,
  { ownerId, projectId, signal }: Asker,
  { question, passages: limit, filter }: Asked,
): Promise<FoundForQuestion> {
  const { hits, reading, vectors } = await search.search({
    ...{ ownerId, projectId, signal },
    query: question,
    limit,
    mode: "hybrid",
    ...(filter && { filter }),
  });
  return {
    passages: hits.map(({ place: _place, why: _why, ...passage }) => passage),
    words: soughtWords(reading),
    isByWordsOnly: vectors.state === "failed",
  };
}

async function* answerOf(
  { open, clock, languageOf }: AnswersDeps,
  { projectId, lang, signal }: Asker,
  { by, found, question, maxTokens, temperature }: Omit<Asked, "passages"> & {
    by: Answerer;
    found: FoundForQuestion | null;
  },
) {
  try {
    await using opened = closing(await open(projectId, by, signal));
    const { passages = null, words = [] } = found ?? {};
    const asked = { question, passages, words, maxTokens, temperature, clock, signal };
    yield* answer({ ...asked, ...opened, lang: languageOf(question) ?? lang });
  } catch (error) {
    signal.throwIfAborted();
    yield { type: "error" as const, error: toErrorData(error) };
  }
}

function closing(opened: OpenAnswerer): OpenAnswerer & AsyncDisposable {
  return { ...opened, [Symbol.asyncDispose]: opened.close };
}
