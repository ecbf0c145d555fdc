import { basename } from "node:path";
import { z } from "zod";
import type { ChatMessage, ChatModel, JsonObject } from "@/core/contract/mod.ts";
import type { Sidecar } from "@/core/system/mod.ts";
import { createIdleTimer, type Later, systemLater } from "./idle_timer.ts";
import {
  callSidecar,
  type InferenceHello,
  type InferenceSidecarDeps,
  startInferenceSidecar,
} from "./inference_sidecar.ts";
import { createLocalChatModel } from "./local_chat_model.ts";
import type { AskModel, LocalModel } from "./local_model.ts";
import type { Tokenizer } from "./tokenisation.ts";

const loadedSchema = z.object({
  architecture: z.string(),
  sizeBytes: z.number(),
  trainedContextTokens: z.number(),
  contextTokens: z.number(),
  template: z.string(),
  hasOwnTemplate: z.boolean(),
});

/** What a loaded model tells about itself. */
export type LoadedModelFacts = z.infer<typeof loadedSchema>;

const renderedSchema = z.object({ prompt: z.string(), tokens: z.array(z.number()) });

/** A rendered conversation: the very text that the model is asked with, and its tokens. */
export type RenderedPrompt = z.infer<typeof renderedSchema>;

const tokensSchema = z.object({ tokens: z.array(z.array(z.number())) });

/** Local inference: one sidecar, started when it is needed and ended when it is idle. */
export interface Inference {
  /** A model that answers; nothing is loaded before it is asked. */
  model(model: LocalModel): ChatModel;
  /** Loads a model and tells what it is; proves that it can be used. */
  load(model: LocalModel): Promise<LoadedModelFacts>;
  /** Renders a conversation with the model's own template. */
  render(
    model: LocalModel,
    messages: readonly ChatMessage[],
    options?: { addGenerationPrompt?: boolean },
  ): Promise<RenderedPrompt>;
  /** llama.cpp's tokeniser for this model: the reference of `checkTokenisation`. */
  tokenizer(model: LocalModel): Tokenizer;
  /** Starts the sidecar if need be and tells what it computes with. */
  hello(): Promise<InferenceHello>;
  /** Ends the sidecar; the next question starts a new one. */
  close(): Promise<void>;
}

/** What local inference is built from. */
export interface InferenceDeps extends InferenceSidecarDeps {
  /** Threads to compute with; asked when the sidecar starts. */
  threads: () => number | Promise<number>;
  /** The sidecar, which holds the models' memory, ends after so long without a question. */
  idleMs?: number;
  later?: Later;
}

interface Running {
  sidecar: Sidecar<InferenceHello>;
  /** Fixed for a sidecar's life: another number would load every model anew. */
  threads: number;
}

const defaultIdleMs = 10 * 60_000;

/** Builds local inference. Nothing is started yet. */
export function createInference(deps: InferenceDeps): Inference {
  const { idleMs = defaultIdleMs, later = systemLater } = deps;
  let running: Promise<Running> | null = null;
  const idle = createIdleTimer({ idleMs, later, onIdle: () => void close() });

  async function close(): Promise<void> {
    const ending = running;
    running = null;
    const ended = await ending?.catch(() => null);
    await ended?.sidecar.close();
  }

  function start(): Promise<Running> {
    const started = startRunning(deps);
    const forget = () => {
      if (running === started) running = null;
    };
    started.then(({ sidecar }) => sidecar.status.then(forget), forget);
    return started;
  }

  const ask: AskModel = (model, { method, params }, options) =>
    idle.during(async () => {
      const { sidecar, threads } = await (running ??= start());
      await load(sidecar, { model, threads }, options.signal);
      const request = { method, params: { ...params, model: model.path } };
      return await callSidecar(sidecar, { ...request, file: basename(model.path) }, options);
    });

  return {
    close,
    hello: () => idle.during(async () => (await (running ??= start())).sidecar.hello),
    load: (model) =>
      idle.during(async () => {
        const { sidecar, threads } = await (running ??= start());
        return await load(sidecar, { model, threads });
      }),
    render: (model, messages, { addGenerationPrompt = true } = {}) => {
      const params = { messages: messages.map(plain), addGenerationPrompt };
      return ask(model, { method: "render", params }, { result: renderedSchema });
    },
    tokenizer: (model) => async (texts) => {
      const request = { method: "tokenize", params: { texts: [...texts], special: true } };
      return (await ask(model, request, { result: tokensSchema })).tokens;
    },
    model: (model) => createLocalChatModel(ask, model),
  };
}

async function startRunning(deps: InferenceDeps): Promise<Running> {
  const threads = await deps.threads();
  return { sidecar: await startInferenceSidecar(deps), threads };
}

async function load(
  sidecar: Sidecar<InferenceHello>,
  { model, threads }: { model: LocalModel; threads: number },
  signal?: AbortSignal,
): Promise<LoadedModelFacts> {
  const { path, contextTokens = null } = model;
  const request = { method: "load", params: { model: path, contextTokens, threads } };
  return await callSidecar(sidecar, { ...request, file: basename(path) }, {
    result: loadedSchema,
    ...(signal && { signal }),
  });
}

/** Only what the protocol knows goes over it. */
function plain({ role, content }: ChatMessage): JsonObject {
  return { role, content };
}
