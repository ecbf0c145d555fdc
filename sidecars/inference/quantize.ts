import type { Llama } from "node-llama-cpp";
import { onLog } from "./engine.ts";
import { Failure } from "./failure.ts";
import { libraryFolder, llamaLibrary } from "./library.ts";

/** llama.cpp's file types (`enum llama_ftype` in llama.h) that may be asked for. */
export const fileTypes = {
  f32: 0,
  f16: 1,
  q4_0: 2,
  q4_1: 3,
  q8_0: 7,
  q5_0: 8,
  q5_1: 9,
  q3_k_m: 12,
  q4_k_s: 14,
  q4_k_m: 15,
  q5_k_s: 16,
  q5_k_m: 17,
  q6_k: 18,
  bf16: 32,
} as const;

export type FileType = keyof typeof fileTypes;

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

/**
 * `llama_model_quantize_params`: nthread, ftype, output and embedding type; six flags (the last two
 * bytes are padding); four pointers; max_buf_size.
 */
const paramsStruct = {
  // deno-fmt-ignore
  struct: ["i32", "i32", "i32", "i32", "u8", "u8", "u8", "u8", "u8", "u8", "u8", "u8",
    "pointer", "pointer", "pointer", "pointer", "usize"],
} as const;

const flags = { allowRequantize: 16 };

async function callLibrary(
  llama: Llama,
  { input, output, type, threads, allowRequantize }: QuantizeOptions,
  lastError: () => string,
): Promise<void> {
  // Stays open: it is the library that the engine itself computes with.
  const { symbols } = openLibrary(llama);
  const params = symbols.llama_model_quantize_default_params();
  checkLayout(params);
  const view = new DataView(params.buffer, params.byteOffset);
  view.setInt32(0, threads, true);
  view.setInt32(4, fileTypes[type], true);
  view.setUint8(flags.allowRequantize, allowRequantize ? 1 : 0);
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

/** The defaults of llama.cpp v0.4.0 (llama-quant.cpp), as the 64 bytes that they must be. */
const knownDefaults = {
  nthread: 0,
  ftype: fileTypes.q8_0,
  tensorTypeCount: 43,
  quantizeOutputTensor: 0x0100,
  pointers: [0n, 0n, 0n, 0n],
  maxBufferBytes: 8n * 1024n ** 3n,
};

/**
 * Refuses to call a library whose struct is not the one above. A foreign function returns whatever
 * size it is asked for, so the known default values prove the layout, up to the last field.
 */
export function checkLayout(params: Uint8Array): void {
  const view = new DataView(params.buffer, params.byteOffset, params.byteLength);
  const isKnown = params.byteLength === 64 &&
    view.getInt32(0, true) === knownDefaults.nthread &&
    view.getInt32(4, true) === knownDefaults.ftype &&
    [8, 12].every((at) => view.getInt32(at, true) === knownDefaults.tensorTypeCount) &&
    view.getUint32(16, true) === knownDefaults.quantizeOutputTensor &&
    knownDefaults.pointers.every((value, i) => view.getBigUint64(24 + i * 8, true) === value) &&
    view.getBigUint64(56, true) === knownDefaults.maxBufferBytes;
  if (!isKnown) throw new Failure("internal", "llama.cpp's quantisation interface has changed");
}

function cText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text + "\0");
}
