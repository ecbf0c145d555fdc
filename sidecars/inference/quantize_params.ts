import { Failure } from "./failure.ts";

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

/**
 * `llama_model_quantize_params` (llama.h): nthread, ftype, output and embedding type; six flags (the
 * last two bytes are padding); four pointers; max_buf_size.
 */
export const paramsStruct = {
  // deno-fmt-ignore
  struct: ["i32", "i32", "i32", "i32", "u8", "u8", "u8", "u8", "u8", "u8", "u8", "u8",
    "pointer", "pointer", "pointer", "pointer", "usize"],
} as const;

/** Where the fields lie that are read or set. */
const places = {
  threads: 0,
  fileType: 4,
  outputType: 8,
  embeddingType: 12,
  flags: 16,
  allowRequantize: 16,
  pointers: [24, 32, 40, 48],
  maxBufferBytes: 56,
};

const structBytes = 64;

/** The default values of llama.cpp v0.4.0 (llama-quant.cpp). */
const defaults = {
  threads: 0,
  fileType: fileTypes.q8_0,
  /** `GGML_TYPE_COUNT`: as the file type says. */
  tensorType: 43,
  /** Only quantize_output_tensor is set. */
  flags: [0, 1, 0, 0, 0, 0],
  maxBufferBytes: 8n * 1024n ** 3n,
};

/**
 * Refuses to call a library whose struct is not the one above. A foreign function returns whatever
 * size it is asked for, so the known default values prove the layout, up to the last field.
 */
export function checkLayout(params: Uint8Array): void {
  const view = viewOf(params);
  const isKnown = params.byteLength === structBytes &&
    view.getInt32(places.threads, true) === defaults.threads &&
    view.getInt32(places.fileType, true) === defaults.fileType &&
    view.getInt32(places.outputType, true) === defaults.tensorType &&
    view.getInt32(places.embeddingType, true) === defaults.tensorType &&
    defaults.flags.every((flag, index) => view.getUint8(places.flags + index) === flag) &&
    places.pointers.every((place) => view.getBigUint64(place, true) === 0n) &&
    view.getBigUint64(places.maxBufferBytes, true) === defaults.maxBufferBytes;
  if (!isKnown) throw new Failure("internal", "llama.cpp's quantisation interface has changed");
}

/** Fills in what is asked for; the rest keeps its default. */
export function setParams(
  params: Uint8Array,
  { threads, type, allowRequantize }: { threads: number; type: FileType; allowRequantize: boolean },
): void {
  const view = viewOf(params);
  view.setInt32(places.threads, threads, true);
  view.setInt32(places.fileType, fileTypes[type], true);
  view.setUint8(places.allowRequantize, allowRequantize ? 1 : 0);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
