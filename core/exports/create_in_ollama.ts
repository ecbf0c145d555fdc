import { AppError } from "@/core/contract/mod.ts";
import { runToEnd, type Spawner } from "@/core/system/mod.ts";
import type { CreateInOllama } from "./ports.ts";

/** What handing models to Ollama needs. */
export interface OllamaDeps {
  spawner: Spawner;
  /** Whether the person's Ollama answers. */
  isReachable(): Promise<boolean>;
  /** Where it listens. */
  url(): Promise<string>;
}

/** Ollama copies the file and reads it once; large models on slow disks take their time. */
const createWithinMs = 60 * 60 * 1000;

/**
 * Makes a model known to the person's Ollama by its own `ollama create`. That Ollama is absent or
 * refuses is an outcome, not an error: the files are complete either way.
 */
export function createOllamaHandover({ spawner, isReachable, url }: OllamaDeps): CreateInOllama {
  return async ({ folder, modelfile, name, signal }) => {
    if (!await isReachable()) return { outcome: "absent" };
    try {
      const run = await runToEnd(spawner, ["ollama", "create", "-f", modelfile, "--", name], {
        cwd: folder,
        env: { OLLAMA_HOST: await url() },
        timeoutMs: createWithinMs,
        signal,
      });
      signal.throwIfAborted();
      if (run.code === 0) return { outcome: "done", name };
      return { outcome: "failed", detail: run.errorTail.at(-1) ?? `exit code ${run.code}` };
    } catch (error) {
      const isMissing = error instanceof AppError && error.code === "program_missing";
      if (isMissing) return { outcome: "absent" };
      throw error;
    }
  };
}
