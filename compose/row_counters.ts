import type { BaseModel, ChatMessage, ProjectId } from "@/core/contract/mod.ts";
import { createGeneralCounter, type RowCounter } from "@/core/datasets/mod.ts";
import type { Catalogue, Inference } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { defaultsForSize } from "@/core/training/mod.ts";
import type { Installed } from "./packs.ts";

/** What counters are chosen from. */
export interface RowCountersDeps {
  projects: Pick<Projects, "get">;
  catalogue: Pick<Catalogue, "get">;
  inference: Pick<Inference, "render">;
  installed: Pick<Installed, "inference">;
}

/**
 * Who counts the tokens of a project's rows: the base model's own tokenizer, in its own template,
 * where local inference can load it; else, or if that fails, a general one.
 */
export function createRowCounters(
  { projects, catalogue, inference, installed }: RowCountersDeps,
): (projectId: ProjectId) => Promise<readonly RowCounter[]> {
  return async (projectId) => {
    const { baseModelId, systemPrompt } = await projects.get(projectId);
    const model = baseModelId && await catalogue.get(baseModelId).catch(() => null);
    if (!model) return [createGeneralCounter({ window: null, maxLength: null })];
    const general = createGeneralCounter(limitsOf(model));
    const { path, format } = model;
    if (path === null || format !== "gguf" || !await installed.inference()) return [general];
    return [await modelCounter(inference, { ...model, path }, systemPrompt), general];
  };
}

function limitsOf({ contextTokens, shape }: BaseModel): Pick<RowCounter, "window" | "maxLength"> {
  return {
    window: contextTokens,
    maxLength: shape && defaultsForSize(shape.parameters).maxLength,
  };
}

/** Conversations that are on their way to the sidecar at once. */
const atOnce = 50;

async function modelCounter(
  inference: Pick<Inference, "render">,
  model: BaseModel & { path: string },
  systemPrompt: string,
): Promise<RowCounter> {
  const { path, name, sizeBytes } = model;
  const tokensOf = async (messages: readonly ChatMessage[]) => {
    const whole = withSystem(messages, systemPrompt);
    const { tokens } = await inference.render({ path }, whole, { addGenerationPrompt: false });
    return tokens.length;
  };
  return {
    id: `model ${await sha256Hex(JSON.stringify([path, sizeBytes, systemPrompt]))}`,
    tokenizer: { kind: "model", name },
    ...limitsOf(model),
    async count(conversations) {
      const counts: number[] = [];
      for (let from = 0; from < conversations.length; from += atOnce) {
        const some = conversations.slice(from, from + atOnce);
        counts.push(...await Promise.all(some.map(tokensOf)));
      }
      return counts;
    },
  };
}

function withSystem(messages: readonly ChatMessage[], content: string): readonly ChatMessage[] {
  const hasOwn = messages[0]?.role === "system";
  return content === "" || hasOwn ? messages : [{ role: "system", content }, ...messages];
}
