import type { Llama, LlamaContextSequence, LlamaModel } from "node-llama-cpp";
import { failingAs } from "./failure.ts";
import type { Lora } from "./params.ts";
import { createTurns, type Turns } from "./turns.ts";

/** How a model is held in memory. */
export interface LoadOptions {
  path: string;
  contextTokens: number | null;
  threads: number;
  gpuLayers: number | null;
  vocabularyOnly: boolean;
}

/** One adapter choice of a model: its own context, in which requests take turns. */
export interface Voice {
  sequence: LlamaContextSequence;
  turns: Turns;
}

/** A model in memory with the contexts made for it so far. */
export interface LoadedModel {
  readonly model: LlamaModel;
  readonly options: LoadOptions;
  readonly contextTokens: number;
  voice(loras: Lora[]): Promise<Voice>;
  /** Does work with the model; it stays in memory until all such work is done. */
  use<T>(work: () => Promise<T>): Promise<T>;
  dispose(): Promise<void>;
}

/** Contexts kept per model: base, tuned, and one more for comparing. Each costs its KV cache. */
const maxVoices = 3;

const defaultContextTokens = 4096;

/** Loads a GGUF. The file is mapped, so that weights are shared with the page cache. */
export async function loadModel(llama: Llama, options: LoadOptions): Promise<LoadedModel> {
  const model = await failingAs("model_unreadable", () =>
    llama.loadModel({
      modelPath: options.path,
      gpuLayers: options.gpuLayers ?? "auto",
      vocabOnly: options.vocabularyOnly,
    }));
  const trained = model.trainContextSize;
  const contextTokens = Math.min(options.contextTokens ?? defaultContextTokens, trained);
  const voices = createVoices(model, { contextTokens, threads: options.threads });
  const uses = new Set<Promise<unknown>>();
  return {
    model,
    options,
    contextTokens,
    voice: voices.get,
    async use(work) {
      const use = work();
      uses.add(use);
      try {
        return await use;
      } finally {
        uses.delete(use);
      }
    },
    async dispose() {
      await Promise.allSettled(uses);
      await model.dispose();
    },
  };
}

function createVoices(model: LlamaModel, size: { contextTokens: number; threads: number }) {
  const kept = new Map<string, Promise<Voice>>();
  return {
    get(loras: Lora[]): Promise<Voice> {
      const key = JSON.stringify(loras);
      const found = kept.get(key) ?? openVoice(model, { ...size, loras });
      // Moved to the end: the first is the one that was not used for longest.
      kept.delete(key);
      kept.set(key, found);
      // The oldest may still be opening, and fail: whoever asked for it hears of that.
      found.then(() => dropOldest(kept), () => kept.delete(key)).catch(() => {});
      return found;
    },
  };
}

async function openVoice(
  model: LlamaModel,
  { contextTokens, threads, loras }: { contextTokens: number; threads: number; loras: Lora[] },
): Promise<Voice> {
  const adapters = loras.map(({ path, scale }) => ({ filePath: path, scale }));
  const context = await failingAs(
    loras.length > 0 ? "lora_unreadable" : "out_of_memory",
    () =>
      model.createContext({
        contextSize: contextTokens,
        sequences: 1,
        threads: { ideal: threads, min: threads },
        ...(adapters.length > 0 && { lora: { adapters } }),
      }),
  );
  return { sequence: context.getSequence(), turns: createTurns() };
}

/** The oldest goes after the requests that already wait for it. */
async function dropOldest(kept: Map<string, Promise<Voice>>): Promise<void> {
  const [key, oldest] = kept.entries().next().value ?? [];
  if (kept.size <= maxVoices || key === undefined || !oldest) return;
  kept.delete(key);
  const { sequence, turns } = await oldest;
  await turns.take(() => sequence.context.dispose());
}
