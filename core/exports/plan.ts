import type { ExportForm } from "@/core/contract/mod.ts";
import type { ConvertedForm, QuantizeRequest } from "./ports.ts";

/** The name of each form in the export's folder; never user text. */
export const formNames: Readonly<Record<ExportForm, string>> = {
  "adapter": "adapter",
  "adapter-gguf": "adapter.gguf",
  "merged": "merged",
  "gguf-f16": "model-f16.gguf",
  "gguf-q8_0": "model-q8_0.gguf",
  "gguf-q4_k_m": "model-q4_k_m.gguf",
};

const folders: readonly ExportForm[] = ["adapter", "merged"];

/** Whether a form is a folder rather than one file. */
export function isFolderForm(form: ExportForm): boolean {
  return folders.includes(form);
}

/** Whether a form is a whole model in one GGUF, which any llama.cpp program can load. */
export function isModelGguf(form: ExportForm): boolean {
  return form.startsWith("gguf-");
}

/** The type of a quantised form, or null. */
export function quantizedType(form: ExportForm): QuantizeRequest["type"] | null {
  return form === "gguf-q8_0" ? "q8_0" : form === "gguf-q4_k_m" ? "q4_k_m" : null;
}

/** What has to be done for the wanted forms. */
export interface Plan {
  copiesAdapter: boolean;
  /** What the export engine makes, in one start: it takes long to start. */
  convert: ConvertedForm[];
  quantize: ExportForm[];
}

/** Plans an export; what is quantised needs f16 first, which goes afterwards when nobody wants it. */
export function planFor(forms: readonly ExportForm[]): Plan {
  const quantize = forms.filter((form) => quantizedType(form) !== null);
  const wants = (form: ConvertedForm) =>
    forms.includes(form) || form === "gguf-f16" && quantize.length > 0;
  const converted: ConvertedForm[] = ["adapter-gguf", "merged", "gguf-f16"];
  return {
    copiesAdapter: forms.includes("adapter"),
    convert: converted.filter(wants),
    quantize,
  };
}

/**
 * Bytes per weight of each form: merged in f16, and for the quantised types the size of their blocks
 * (ggml-common.h); q4_k_m with all tensors fallen back to q5_1 or q8_0.
 */
const bytesPerWeight: Partial<Record<ExportForm, number>> = {
  "merged": 2,
  "gguf-f16": 2,
  "gguf-q8_0": 34 / 32,
  "gguf-q4_k_m": 0.85,
};

/** Tokenizer, template and file headers, and some air. */
const spareBytes = 64 * 1024 * 1024;

/** The most that an export occupies while it is made, in bytes. */
export function bytesNeeded(
  forms: readonly ExportForm[],
  { parameters, adapterBytes }: { parameters: number; adapterBytes: number },
): number {
  const { convert, quantize } = planFor(forms);
  const models = new Set<ExportForm>([...convert, ...quantize]);
  // A GGUF is converted from the merged model, which has to lie somewhere meanwhile.
  if (models.has("gguf-f16")) models.add("merged");
  const perWeight = [...models].reduce((sum, form) => sum + (bytesPerWeight[form] ?? 0), 0);
  const adapters = forms.filter((form) => form.startsWith("adapter")).length;
  return Math.ceil(parameters * perWeight + adapters * adapterBytes) + spareBytes;
}
