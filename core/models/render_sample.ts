import { basename } from "node:path";
import { z } from "zod";
import {
  AppError,
  type BaseModel,
  type ChatMessage,
  type Lang,
  type RenderedSample,
} from "@/core/contract/mod.ts";
import {
  callSidecar,
  type InferenceSidecarDeps,
  startInferenceSidecar,
} from "./inference_sidecar.ts";

const loadedSchema = z.object({ hasOwnTemplate: z.boolean() });
const renderedSchema = z.object({ prompt: z.string(), tokens: z.array(z.number()) });

/** A template that takes longer has no end; the process it runs in has one. */
const usualWithinMs = 20_000;

/** A conversation with all that templates treat differently: system prompt, turns, a last question. */
const samples: Readonly<Record<Lang, readonly ChatMessage[]>> = {
  en: [
    { role: "system", content: "You answer briefly." },
    { role: "user", content: "When does the library open?" },
    { role: "assistant", content: "At nine o’clock." },
    { role: "user", content: "And on Sundays?" },
  ],
  de: [
    { role: "system", content: "Du antwortest kurz." },
    { role: "user", content: "Wann öffnet die Bibliothek?" },
    { role: "assistant", content: "Um neun Uhr." },
    { role: "user", content: "Und am Sonntag?" },
  ],
};

/**
 * Renders a sample conversation with a GGUF's own template, as llama.cpp would be asked.
 *
 * The template is a stranger's program: it runs in a sidecar of its own, which loads the vocabulary
 * only (so that memory does not matter), has no network, and is ended when it takes too long.
 *
 * @throws {AppError} `inference_not_installed`, `model_load_failed`, `chat_template_failed`,
 * `model_out_of_reach` where there is no GGUF to look into.
 */
export async function renderSample(
  { withinMs = usualWithinMs, ...deps }: InferenceSidecarDeps & { withinMs?: number },
  { path, format, name, state }: Pick<BaseModel, "path" | "format" | "name" | "state">,
  lang: Lang,
): Promise<RenderedSample> {
  if (path === null || format !== "gguf" || state !== "ready") {
    throw new AppError("model_out_of_reach", { file: name });
  }
  const sidecar = await startInferenceSidecar(deps);
  const file = basename(path);
  const call = async <T>(method: string, params: object, result: z.ZodType<T>) =>
    await callSidecar(sidecar, { method, params: { model: path, ...params }, file }, {
      result,
      signal: AbortSignal.timeout(withinMs),
    });
  const render = (messages: readonly ChatMessage[]) =>
    call("render", { messages: messages.map((message) => ({ ...message })) }, renderedSchema);
  try {
    const options = { vocabularyOnly: true, threads: 1, contextTokens: null };
    const { hasOwnTemplate: isOwnTemplate } = await call("load", options, loadedSchema);
    const [messages, { prompt, tokens }] = await withOrWithoutSystem(samples[lang], render);
    const isWithoutSystem = messages[0]?.role !== "system";
    return { messages, prompt, tokens: tokens.length, isOwnTemplate, isWithoutSystem };
  } catch (error) {
    throw timedOut(error) ? new AppError("chat_template_endless", { file }) : error;
  } finally {
    await sidecar.close(0);
  }
}

/** Some templates refuse a system prompt; that is no fault of theirs. */
async function withOrWithoutSystem<T>(
  messages: readonly ChatMessage[],
  render: (messages: readonly ChatMessage[]) => Promise<T>,
): Promise<[ChatMessage[], T]> {
  try {
    return [[...messages], await render(messages)];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "chat_template_failed") throw error;
    const rest = messages.filter(({ role }) => role !== "system");
    return [rest, await render(rest)];
  }
}

function timedOut(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}
