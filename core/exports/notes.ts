import type { ArtifactNote, ExportForm } from "@/core/contract/mod.ts";
import type { ExportRecord } from "./record.ts";

/**
 * The tensor types that a file type is made of (llama-quant.cpp). Norms are always F32; what has
 * another type did not fit, because its rows are no multiple of the type's block length.
 */
const usualTypes: Partial<Record<ExportForm, readonly string[]>> = {
  "gguf-q8_0": ["Q8_0", "F32"],
  "gguf-q4_k_m": ["Q4_K", "Q6_K", "F32"],
};

/** What a person should know about one form of an export. */
export function notesOf(form: ExportForm, record: Pick<ExportRecord, "made">): ArtifactNote[] {
  const usual = usualTypes[form];
  const types = record.made.find((made) => made.form === form)?.tensorTypes;
  if (!usual || !types) return [];
  const other = Object.entries(types).filter(([type]) => !usual.includes(type.toUpperCase()));
  const count = sum(other.map(([, tensors]) => tensors));
  if (count === 0) return [];
  const params = {
    count,
    total: sum(Object.values(types)),
    type: form.slice("gguf-".length),
    types: other.map(([type]) => type.toLowerCase()).sort().join(", "),
  };
  return [{ key: "exports.note.fallback", params }];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
