import {
  AppError,
  type ExtractiveGeneration,
  type GeneratorTrial,
  type ProjectId,
  type StartGeneration,
  startGenerationSchema,
} from "@/core/contract/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { itemsFor, noChunk, type OpenedModel } from "./ask_model_kind.ts";
import { askOnce, isGrounded, judgeAnswer, promptsFor } from "./ask_item.ts";
import { type ChunkSource, readChunks } from "./read_chunks.ts";
import { withUsualPrompts } from "./usual_prompts.ts";
import { withLanguage } from "./with_language.ts";

/** What a try needs. */
export interface GeneratorTrialDeps {
  documents: ChunkSource;
  settings: Pick<SettingsStore, "read">;
  /** Opens the model that a project's rows are to be made by. */
  openModel(projectId: ProjectId, signal: AbortSignal): Promise<OpenedModel>;
  /** A rising clock in milliseconds. */
  now(): number;
}

/** Tries a generator without storing anything. */
export interface TryGenerator {
  /**
   * @throws {AppError} `dataset_no_chunks`, `dataset_nothing_found`, and what opening and asking the
   * model throws.
   */
  (projectId: ProjectId, start: StartGeneration, signal: AbortSignal): Promise<GeneratorTrial>;
}

/** Builds the try of a generator. */
export function createTryGenerator(deps: GeneratorTrialDeps): TryGenerator {
  return async (projectId, start, signal) => {
    const settings = await deps.settings.read(projectId);
    const asked = startGenerationSchema.parse(start);
    const known = await withLanguage(asked, { documents: deps.documents, projectId });
    const generation = withUsualPrompts(known, settings);
    const { chunks } = await readChunks(deps.documents, projectId);
    if (generation.generator === "extractive") return await tryExtractive(chunks, generation);
    if (chunks.length === 0 && isGrounded(generation)) throw new AppError("dataset_no_chunks");
    const { model, close } = await deps.openModel(projectId, signal);
    try {
      const [item] = itemsFor(chunks.length > 0 ? chunks : [noChunk], generation);
      const { messages, unknown } = promptsFor(item!, generation);
      const begun = deps.now();
      const raw = await askOnce(model, messages, { item: item!, generation, signal, attempt: 0 });
      const durationMs = deps.now() - begun;
      const judged = judgedAs(judgeAnswer(raw, item!, generation));
      return {
        generator: "model",
        model: model.name,
        messages,
        unknown,
        raw,
        durationMs,
        ...judged,
      };
    } finally {
      await close();
    }
  };
}

function judgedAs(
  outcome: ReturnType<typeof judgeAnswer>,
): Pick<Extract<GeneratorTrial, { generator: "model" }>, "row" | "problem"> {
  if (outcome.kind === "row") {
    const { instruction, output, quote } = outcome;
    return { row: { instruction, output, quote }, problem: null };
  }
  return { row: null, problem: outcome.kind === "not_grounded" ? "not_grounded" : "unreadable" };
}

/** So many facts are shown, and so many chunks read for them. */
const rowsShown = 10;
const chunksRead = 20;

async function tryExtractive(
  chunks: readonly SourceChunk[],
  generation: ExtractiveGeneration,
): Promise<GeneratorTrial> {
  if (chunks.length === 0) throw new AppError("dataset_no_chunks");
  // Loaded late: the word lists behind it would slow down the start of the server.
  const { extractPairs } = await import("../extractive.ts");
  const some = chunks.slice(0, chunksRead);
  const { pairs } = extractPairs(some, generation);
  if (pairs.length === 0) throw new AppError("dataset_nothing_found", { chunks: some.length });
  // One wording of a fact shows more than ten of the same.
  const first = new Map(pairs.toReversed().map((pair) => [pair.factKey, pair] as const));
  const rows = [...first.values()].toReversed().slice(0, rowsShown)
    .map(({ instruction, output, quote }) => ({ instruction, output, quote }));
  return { generator: "extractive", rows, chunksRead: some.length, chunks: chunks.length };
}
