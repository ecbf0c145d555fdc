import type { ExportForm, PackId, TrainerConfig } from "@/core/contract/mod.ts";
import { isFolderForm, planFor } from "./plan.ts";

/** What sizes and times are estimated from. */
export interface Measures {
  /** Weights of the base model. */
  parameters: number;
  /** Width of its layers; null where its files do not tell. */
  width: number | null;
  /** The adapter as the checkpoint holds it. */
  adapterBytes: number;
}

/** About how large a form will be, in bytes. */
export function sizeOf(form: ExportForm, { parameters, width, adapterBytes }: Measures): number {
  if (form === "adapter") return adapterBytes;
  // Checkpoints hold it in 32 bits a weight, a GGUF in 16.
  if (form === "adapter-gguf") return Math.round(adapterBytes / 2);
  const perWeight = form === "gguf-q8_0" ? 34 / 32 : form === "gguf-q4_k_m" ? q4Bytes(width) : 2;
  return Math.round(parameters * perWeight + (isFolderForm(form) ? 0 : headerBytes));
}

/** Tokenizer and template inside a GGUF. */
const headerBytes = 2e6;

/**
 * Blocks of q4_k_m hold 256 weights of a row; where rows are no multiple of that, most tensors fall
 * back to q5_0 and q8_0. Measured: 4.9 bits a weight, or 6.2.
 */
function q4Bytes(width: number | null): number {
  return width !== null && width % 256 === 0 ? 0.62 : 0.78;
}

/** Families whose merged folder our own program writes (sidecars/inference/trainer/export). */
const mergedHere: readonly (string | null)[] = ["smollm2", "llama", "qwen2", "qwen3"];

/** What has to be installed to make a form; what our own program does not write, PyTorch does. */
export function packsFor(
  form: ExportForm,
  { kind, family }: Pick<TrainerConfig["base_model"], "kind" | "family">,
): PackId[] {
  const { convert, quantize } = planFor([form]);
  const isOurs = kind === "gguf" && (form !== "merged" || mergedHere.includes(family));
  const converts = convert.length > 0;
  return [
    ...(converts && !isOurs ? ["trainer-python" as const] : []),
    ...(converts && isOurs || quantize.length > 0 ? ["inference" as const] : []),
  ];
}

/** How long an export takes on the computer on which the parts of it were measured. */
export function usualSeconds(forms: readonly ExportForm[], parameters: number): number {
  const { convert, quantize } = planFor(forms);
  const models = convert.filter((form) => form !== "adapter-gguf").length;
  const perBillion = models * convertSeconds + quantize.length * quantizeSeconds;
  return 1 + (convert.length > 0 ? startSeconds : 0) + perBillion * parameters / 1e9;
}

/** Starting the export engine, and per billion weights: merging or converting, quantising. */
const startSeconds = 5;
const convertSeconds = 30;
const quantizeSeconds = 12;

/** An export that was made: what of, and how long it took. */
export interface PastExport {
  forms: readonly ExportForm[];
  seconds: number;
}

/** How this computer compares with the one that was measured, as a range of factors. */
export function pace(
  past: readonly PastExport[],
  parameters: number,
): { low: number; high: number } {
  if (past.length === 0) return { low: 0.6, high: 4 };
  const factors = past.map(({ forms, seconds }) => seconds / usualSeconds(forms, parameters));
  return { low: Math.min(...factors) * 0.8, high: Math.max(...factors) * 1.5 };
}
