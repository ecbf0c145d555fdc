import { join } from "node:path";
import type { ExportComputer } from "../choices.ts";
import type {
  Convert,
  ConvertedForm,
  CreateInOllama,
  GgufFacts,
  Quantize,
  ReadGguf,
} from "../ports.ts";

/** A template like SmolLM2's, with a system prompt as its default. */
export function chatMlTemplate(systemPrompt: string): string {
  const literal = systemPrompt.replaceAll("\\", "\\\\").replaceAll("'", "\\'")
    .replaceAll("\n", "\\n");
  return "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}" +
    `{{ '<|im_start|>system\\n${literal}<|im_end|>\\n' }}{% endif %}` +
    "{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}" +
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
}

/** What stands in a pretended GGUF. */
export type Pretended = Partial<GgufFacts>;

/** The content of a pretended GGUF: its facts as JSON, so that reading it back is real. */
export function pretendedGguf(facts: Pretended, weights = ""): string {
  return JSON.stringify({ facts, weights });
}

/** Reads a pretended GGUF. */
export const readPretendedGguf: ReadGguf = async (path) => {
  const { facts } = JSON.parse(await Deno.readTextFile(path));
  return {
    architecture: "llama",
    chatTemplate: null,
    stopTokens: [],
    parameters: 1000,
    tensorTypes: { F32: 61, F16: 211 },
    ...facts,
  };
};

/** What may be told before each step of the pretended programs. */
export type OnStep = (step: string) => Promise<void> | void;

/** An export engine that writes what it is asked for, as far as the export looks at it. */
export function pretendedConvert(
  { onStep = () => {}, facts = {} }: { onStep?: OnStep; facts?: Pretended } = {},
): Convert {
  return async ({ adapterFolder, systemPrompt, outputs, onPhase, onMade, signal }) => {
    const weights = await Deno.readTextFile(join(adapterFolder, "adapter_model.safetensors"));
    const gguf = pretendedGguf({
      chatTemplate: chatMlTemplate(systemPrompt ?? "You are helpful."),
      stopTokens: ["<|im_end|>"],
      ...facts,
    }, weights);
    for (const [form, path] of Object.entries(outputs) as [ConvertedForm, string][]) {
      await onStep(`begin ${form}`);
      signal.throwIfAborted();
      onPhase(form === "merged" ? "merge" : "convert");
      if (form === "merged") await writeMerged(path, weights, onStep);
      else await writeInTwo(path, gguf, onStep);
      await onStep(`made ${form}`);
      await onMade(form);
    }
  };
}

/** A quantiser whose result depends on its input. */
export function pretendedQuantize({ onStep = () => {} }: { onStep?: OnStep } = {}): Quantize {
  return async ({ input, output, type, signal, onProgress }) => {
    const { facts, weights } = JSON.parse(await Deno.readTextFile(input));
    const tensorTypes = type === "q8_0"
      ? { F32: 61, Q8_0: 211 }
      : { F32: 61, Q4_K: 31, Q5_0: 150, Q8_0: 30 };
    onProgress(0, 272);
    await writeInTwo(
      output,
      pretendedGguf({ ...facts, tensorTypes }, `${type}:${weights}`),
      onStep,
    );
    signal.throwIfAborted();
    onProgress(272, 272);
    await onStep(`quantised ${type}`);
  };
}

/** A computer on which nothing is short and everything is installed. */
export const pretendedComputer: ExportComputer = {
  os: "linux",
  freeBytes: () => Promise.resolve(1e12),
  describeBase: () => Promise.resolve({ parameters: 135e6, width: 576 }),
  isInstalled: () => Promise.resolve(true),
};

/** No Ollama. */
export const noOllama: CreateInOllama = () => Promise.resolve({ outcome: "absent" });

async function writeMerged(path: string, weights: string, onStep: OnStep): Promise<void> {
  await Deno.mkdir(path);
  await Deno.writeTextFile(join(path, "config.json"), "{}");
  await writeInTwo(join(path, "model.safetensors"), `merged:${weights}`, onStep);
}

async function writeInTwo(path: string, content: string, onStep: OnStep): Promise<void> {
  const half = Math.floor(content.length / 2);
  await Deno.writeTextFile(path, content.slice(0, half));
  await onStep(`half of ${path.split("/").at(-1)}`);
  await Deno.writeTextFile(path, content.slice(half), { append: true });
}
