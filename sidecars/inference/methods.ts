import type { Llama, Token } from "node-llama-cpp";
import { answer } from "./answer.ts";
import { describeEngine } from "./engine.ts";
import { Failure } from "./failure.ts";
import { type LoadedModel, loadModel } from "./loaded_model.ts";
import { loras, messages, number, text, texts } from "./params.ts";
import { quantize } from "./quantize.ts";
import { type FileType, fileTypes } from "./quantize_params.ts";
import { renderPrompt, templateOf, withSystem } from "./template.ts";
import { createTurns } from "./turns.ts";
import { send } from "./wire.ts";

type Params = Record<string, unknown>;

/** What a method is called with. */
export interface Call {
  id: string;
  params: Params;
  signal: AbortSignal;
}

/** The requests that this process answers. */
export type Methods = Record<string, (call: Call) => Promise<unknown>>;

/** Builds the methods over a started engine. A model is named by its path. */
export function createMethods(llama: Llama): Methods {
  const models = new Map<string, LoadedModel>();
  const loading = createTurns();
  return {
    info: async () => ({
      ...await describeEngine(llama),
      models: [...models.keys()],
      memoryBytes: Deno.memoryUsage().rss,
    }),
    load: ({ params }) => loading.take(() => load(llama, models, params)),
    unload: ({ params }) => loading.take(() => unload(models, text(params, "model"))),
    render: ({ params }) => Promise.resolve(render(find(models, params), params)),
    tokenize: ({ params }) => Promise.resolve(tokenize(find(models, params), params)),
    chat: (call) => {
      const loaded = find(models, call.params);
      return loaded.use(() => chat(loaded, call));
    },
    quantize: (call) => runQuantize(llama, call),
  };
}

function find(models: Map<string, LoadedModel>, params: Params): LoadedModel {
  const path = text(params, "model");
  const loaded = models.get(path);
  if (!loaded) throw new Failure("not_loaded", `${path} is not loaded`);
  return loaded;
}

async function load(llama: Llama, models: Map<string, LoadedModel>, params: Params) {
  const options = {
    path: text(params, "model"),
    contextTokens: number(params, "contextTokens", null),
    threads: number(params, "threads", 1),
    gpuLayers: number(params, "gpuLayers", null),
    vocabularyOnly: params.vocabularyOnly === true,
  };
  const before = models.get(options.path);
  if (before && JSON.stringify(before.options) !== JSON.stringify(options)) {
    await unload(models, options.path);
  }
  const loaded = models.get(options.path) ?? await loadModel(llama, options);
  models.set(options.path, loaded);
  return describeModel(loaded);
}

function describeModel({ model, contextTokens, options }: LoadedModel) {
  const template = templateOf(model);
  return {
    model: options.path,
    architecture: model.architecture,
    sizeBytes: model.size,
    trainedContextTokens: model.trainContextSize,
    contextTokens,
    gpuLayers: model.gpuLayers,
    template: template.text,
    hasOwnTemplate: template.own,
    bos: model.tokens.bosString,
    eos: model.tokens.eosString,
  };
}

async function unload(models: Map<string, LoadedModel>, path: string) {
  const loaded = models.get(path);
  models.delete(path);
  await loaded?.dispose();
  return { unloaded: loaded !== undefined };
}

function render({ model }: LoadedModel, params: Params) {
  const prompt = promptOf(model, params);
  return { prompt, tokens: encode(model, prompt) };
}

function promptOf(model: LoadedModel["model"], params: Params): string {
  const system = params.system == null ? null : text(params, "system");
  return renderPrompt(model, withSystem(messages(params), system), {
    addGenerationPrompt: params.addGenerationPrompt !== false,
  });
}

/**
 * A rendered prompt's tokens. The template writes the beginning-of-sequence token where the model
 * wants one, as in training; none is added here.
 */
function encode(model: LoadedModel["model"], prompt: string): Token[] {
  return model.tokenize(prompt, true);
}

function tokenize({ model }: LoadedModel, params: Params) {
  const special = params.special === true;
  return { tokens: texts(params, "texts").map((item) => model.tokenize(item, special)) };
}

async function chat(loaded: LoadedModel, { id, params, signal }: Call) {
  const tokens = encode(loaded.model, promptOf(loaded.model, params));
  const options = {
    maxTokens: number(params, "maxTokens", 512),
    temperature: number(params, "temperature", 0),
    topP: number(params, "topP", null),
    topK: number(params, "topK", null),
    minP: number(params, "minP", null),
    seed: number(params, "seed", null),
    stop: texts(params, "stop"),
    contextTokens: loaded.contextTokens,
    signal,
    onText: (text: string) => send({ type: "token", id, text }),
  };
  const voice = await loaded.voice(loras(params));
  return await voice.turns.take(() => answer(voice.sequence, tokens, options));
}

function runQuantize(llama: Llama, { id, params }: Call) {
  const type = text(params, "type");
  if (!Object.hasOwn(fileTypes, type)) throw new Failure("bad_request", `unknown type ${type}`);
  return quantize(llama, {
    input: text(params, "input"),
    output: text(params, "output"),
    type: type as FileType,
    threads: number(params, "threads", 1),
    allowRequantize: params.allowRequantize === true,
    onProgress: (done, total) => send({ type: "progress", id, done, total }),
  });
}
