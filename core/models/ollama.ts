import { z } from "zod";
import type { OllamaState } from "@/core/contract/mod.ts";
import { fetchJson } from "./fetch_json.ts";

const detailsSchema = z.looseObject({
  family: z.string().optional(),
  parameter_size: z.string().optional(),
  quantization_level: z.string().optional(),
});

const tagsSchema = z.object({
  models: z.array(z.looseObject({
    name: z.string().min(1).max(300),
    size: z.number().optional(),
    digest: z.string().default(""),
    details: detailsSchema.default({}),
  })),
});

const showSchema = z.looseObject({
  modelfile: z.string().default(""),
  license: z.union([z.string(), z.array(z.string())]).optional(),
  template: z.string().optional(),
  details: detailsSchema.default({}),
  model_info: z.record(z.string(), z.unknown()).default({}),
  capabilities: z.array(z.string()).optional(),
});

/** A model as Ollama lists it. */
export type OllamaTag = z.infer<typeof tagsSchema>["models"][number];

/** What Ollama tells about one of its models. */
export type OllamaDetails = z.infer<typeof showSchema>;

/** What the list holds, or why there is none. */
export type OllamaList =
  | { reachable: true; version: string | null; tags: OllamaTag[] }
  | Extract<OllamaState, { reachable: false }>;

/** The person's Ollama (its own REST interface, docs/api.md of ollama). */
export interface Ollama {
  /** Asks anew each time: this is also the check whether it runs. */
  list(): Promise<OllamaList>;
  /** Null when it does not know the model or does not answer. */
  show(name: string): Promise<OllamaDetails | null>;
}

/** Ollama answers within milliseconds unless it does not run. */
const timeoutMs = 3000;

/** Builds a client. `address` is asked for each time, for the setting may change. */
export function createOllama(
  { fetch, address }: { fetch: typeof globalThis.fetch; address: () => string | Promise<string> },
): Ollama {
  const ask = async <T>(path: string, schema: z.ZodType<T>, body?: object) =>
    await fetchJson(fetch, new URL(path, await address()), {
      schema,
      timeoutMs,
      ...(body && { body }),
    });
  return {
    async list() {
      const answer = await ask("/api/tags", tagsSchema);
      if (!answer.ok) return { reachable: false, reason: answer.reason };
      const version = await ask("/api/version", z.object({ version: z.string() }));
      return {
        reachable: true,
        version: version.ok ? version.value.version : null,
        tags: answer.value.models,
      };
    },
    async show(name) {
      const answer = await ask("/api/show", showSchema, { model: name });
      return answer.ok ? answer.value : null;
    },
  };
}

/** The list's state without the list. */
export function ollamaState(list: OllamaList): OllamaState {
  return list.reachable
    ? { reachable: true, version: list.version, models: list.tags.length }
    : list;
}
