import type { ArtifactFile, ExportForm, TrainerConfig } from "@/core/contract/mod.ts";
import type { ExportText } from "@/core/contract/text/exports.ts";

/** What the header of a GGUF says, as far as an export is judged by it. */
export interface GgufFacts {
  architecture: string;
  /** The Jinja template of `tokenizer.chat_template`. */
  chatTemplate: string | null;
  /** The texts of the tokens that end an answer: eos and, where there is one, eot. */
  stopTokens: readonly string[];
  /** Number of weights. */
  parameters: number;
  /** How many tensors have each type, such as `{F32: 61, Q8_0: 211}`. */
  tensorTypes: Readonly<Record<string, number>>;
}

/** Reads a GGUF's header; throws when the file is none or lies about itself. */
export type ReadGguf = (path: string) => Promise<GgufFacts>;

/** The forms that the export engine makes; the others are copied or quantised. */
export type ConvertedForm = Extract<ExportForm, "adapter-gguf" | "merged" | "gguf-f16">;

/** What the export engine is asked for. All paths are absolute. */
export interface ConvertRequest {
  base: TrainerConfig["base_model"];
  /** A complete checkpoint's folder. */
  adapterFolder: string;
  /** Becomes the template's default, so that the model is asked as it was trained. */
  systemPrompt: string | null;
  /** A name for the model's metadata. */
  name: string;
  /** A folder for the engine's own files; it exists and goes afterwards. */
  workFolder: string;
  /** Where each wanted form goes; nothing is there yet. */
  outputs: Partial<Record<ConvertedForm, string>>;
  signal: AbortSignal;
  onPhase(phase: "start" | "load" | "merge" | "convert"): void;
  /** A form is complete under its path. */
  onMade(form: ConvertedForm): Promise<void>;
  onLog(line: string): void;
}

/** Turns base model and adapter into files, in a process of its own. */
export type Convert = (request: ConvertRequest) => Promise<void>;

/** What is quantised, to what. */
export interface QuantizeRequest {
  input: string;
  output: string;
  type: "q8_0" | "q4_k_m";
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Quantises a GGUF, in a process of its own. */
export type Quantize = (request: QuantizeRequest) => Promise<void>;

/** Free bytes on the disk that holds a folder. */
export type FreeBytes = (folder: string) => Promise<number>;

/** What handing a model to Ollama came to. */
export type OllamaOutcome =
  | { outcome: "done"; name: string }
  | { outcome: "absent" }
  | { outcome: "failed"; detail: string };

/** Makes a model known to the person's Ollama. */
export type CreateInOllama = (
  request: { folder: string; modelfile: string; name: string; signal: AbortSignal },
) => Promise<OllamaOutcome>;

/** Reports how far a phase is; `phase` is a key of `exportTexts`. */
export type Report = (
  phase: ExportText,
  progress: { done: number; total: number | null; unit: string },
) => void;

/** A form that is complete, with what proves it. */
export interface Made {
  form: ExportForm;
  /** File or folder in the export's folder. */
  name: string;
  isFolder: boolean;
  bytes: number;
  sha256: string;
  files: ArtifactFile[];
  /** Of a GGUF: how many tensors have each type. */
  tensorTypes: Record<string, number> | null;
}
