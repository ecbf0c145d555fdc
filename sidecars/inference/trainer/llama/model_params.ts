/**
 * `llama_model_params` (llama.h of the pinned release): two pointers; layers on a device, three modes
 * and the main device; four pointers; six flags (the last two bytes are padding).
 */
export const paramsStruct = {
  // deno-fmt-ignore
  struct: ["pointer", "pointer", "i32", "i32", "i32", "i32", "i32", "pointer", "pointer", "pointer",
    "pointer", "u8", "u8", "u8", "u8", "u8", "u8", "u8", "u8"],
} as const;

const structBytes = 80;
const vocabOnly = 72;

/** The default values of that release (llama-model.cpp) by their place, each in 32 bits. */
const defaults: readonly [place: number, value: number][] = [
  [0, 0],
  [4, 0],
  [16, -1], // all layers on a device
  [20, 1], // split by layers
  [24, -1], // load mode: automatic
  [28, 1], // lazy mode: automatic
  [32, 0],
  [40, 0],
  [64, 0],
  [vocabOnly, 1 << 16], // only use_extra_bufts is set
];

/**
 * Asks for the vocabulary alone.
 *
 * @throws {Error} when the default values are not where this release has them: another layout would
 *   make llama.cpp read something else.
 */
export function askForVocabulary(params: Uint8Array): void {
  const view = new DataView(params.buffer, params.byteOffset, params.byteLength);
  const isKnown = params.length === structBytes &&
    defaults.every(([place, value]) => view.getInt32(place, true) === value);
  if (!isKnown) throw new Error("llama.cpp lays out its settings in an unknown way");
  view.setUint8(vocabOnly, 1);
}
