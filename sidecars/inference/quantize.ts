import type { Llama } from "node-llama-cpp";
import { onLog } from "./engine.ts";
import { Failure } from "./failure.ts";
import { libraryFolder, llamaLibrary } from "./library.ts";
import { checkLayout, type FileType, paramsStruct, setParams } from "./quantize_params.ts";

/** What is made of what. */
export interface QuantizeOptions {
  input: string;
  output: string;
  type: FileType;
  threads: number;
  /** Whether an input that is already quantised may be converted again. */
  allowRequantize: boolean;
  onProgress(done: number, total: number): void;
}

/** What was made. Tensors whose shape does not fit the type get a coarser or finer one. */
export interface Quantized {
  bytes: number;
  tensors: number;
  fallbackTensors: number;
  ms: number;
}

/**
 * Quantises a GGUF by llama.cpp's own `llama_model_quantize`, called in the library that
 * node-llama-cpp brings. The file appears under its name only when it is complete.
 */
export async function quantize(llama: Llama, options: QuantizeOptions): Promise<Quantized> {
  const started = performance.now();
  const temporary = `${options.output}.tmp-${Deno.pid}`;
  const seen = { tensors: 0, fallbackTensors: 0, lastError: "" };
  const stopListening = onLog((line) => follow(line, seen, options));
  try {
    await callLibrary(llama, { ...options, output: temporary }, () => seen.lastError);
    const { size } = await Deno.stat(temporary);
    await Deno.rename(temporary, options.output);
    const { tensors, fallbackTensors } = seen;
    return { bytes: size, tensors, fallbackTensors, ms: Math.round(performance.now() - started) };
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  } finally {
    stopListening();
  }
}

function follow(
  line: string,
  seen: { tensors: number; fallbackTensors: number; lastError: string },
  { onProgress }: QuantizeOptions,
): void {
  const step = line.match(/^\[\s*(\d+)\/\s*(\d+)\]/);
  if (step) {
    seen.tensors = Number(step[2]);
    onProgress(Number(step[1]), seen.tensors);
  }
  if (line.includes("falling back to")) seen.fallbackTensors++;
  if (/failed to quantize/.test(line)) seen.lastError = line;
}

async function callLibrary(
  llama: Llama,
  { input, output, type, threads, allowRequantize }: QuantizeOptions,
  lastError: () => string,
): Promise<void> {
  // Stays open: it is the library that the engine itself computes with.
  const { symbols } = openLibrary(llama);
  const params = symbols.llama_model_quantize_default_params();
  checkLayout(params);
  setParams(params, { threads, type, allowRequantize });
  const status = await symbols.llama_model_quantize(cText(input), cText(output), params);
  if (status !== 0) throw new Failure("quantize_failed", lastError() || `status ${status}`);
}

function openLibrary(llama: Llama) {
  return Deno.dlopen(llamaLibrary(libraryFolder(llama)), {
    llama_model_quantize_default_params: { parameters: [], result: paramsStruct },
    llama_model_quantize: {
      parameters: ["buffer", "buffer", "buffer"],
      result: "u32",
      nonblocking: true,
    },
  });
}

function cText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text + "\0");
}
