import type {
  DatasetVersionId,
  EngineId,
  EngineOption,
  JsonObject,
  Lang,
  ModelShape,
  PackId,
  ProjectId,
  Tokenisation,
  TrainerConfig,
} from "@/core/contract/mod.ts";
import type { Command } from "@/core/system/mod.ts";
import type { Precision } from "./memory.ts";

/** A base model as training needs it. */
export interface TrainableModel {
  id: string;
  name: string;
  kind: TrainerConfig["base_model"]["kind"];
  /** Absolute path of the file or folder. */
  path: string;
  /** Folder in which a converted form may be kept, shared by all runs. */
  cacheDir: string;
  /** The family whose tokeniser table applies, such as "smollm2"; null when there is none. */
  family: string | null;
  /** What can train it; none when nothing can. */
  engines: readonly EngineId[];
  /** ISO 639 codes as its file states them; null when it states none. */
  languages: readonly string[] | null;
  shape: ModelShape;
}

/** Whether training and serving cut text into the same tokens. */
export type TokenisationTest = Tokenisation;

/** What training asks of the models. */
export interface TrainingModels {
  /** @returns null when there is no such model any more. */
  find(id: string): Promise<TrainableModel | null>;
  /** Compares the trainer's tokens with those of llama.cpp; takes seconds the first time. */
  testTokenisation(id: string): Promise<TokenisationTest>;
  /** What that test came to; while it runs, which this begins, null. */
  knownTokenisation(id: string): Promise<TokenisationTest | null>;
}

/** How much there is to train on. */
export interface DataSize {
  trainRows: number;
  recallRows: number;
  documentRows: number;
  /** Estimated tokens of all training rows, and of the longest one. */
  tokens: number;
  longestRow: number;
}

/** The written files of a dataset version. Paths are relative to the folder that was given. */
export interface WrittenData {
  versionId: DatasetVersionId;
  size: DataSize;
  train: { path: string; sha256: string };
  recall: { path: string } | null;
  document: { path: string } | null;
  /** A few short questions whose answers show, epoch by epoch, what was learnt. */
  sampleQuestions: string[];
}

/** What training asks of the datasets. */
export interface TrainingDatasets {
  measure(projectId: ProjectId): Promise<DataSize>;
  /** The language of the rows, or before there are any of the documents; null when unknown. */
  language(projectId: ProjectId): Promise<Lang | null>;
  /**
   * Freezes the project's present rows as a version and writes its files into a folder: one
   * `{"messages": […]}` a line.
   */
  freezeInto(projectId: ProjectId, folder: string): Promise<WrittenData>;
}

/** An engine that can be started. */
export interface TrainingEngine {
  /** Such as "python"; stored with the run. */
  id: string;
  name: string;
  command: Command;
  device: "cpu" | "cuda" | "rocm" | "mps" | "vulkan" | "fake";
  precision: Precision;
  hasFourBit: boolean;
  /** It reads a GGUF as it is: no converted copy, and llama.cpp's own tokeniser. */
  readsGguf: boolean;
  /** Memory of the device that runs may use, in bytes. */
  memoryBytes: number;
  /** Added to `config.json`; a trainer ignores what it does not know. */
  extraConfig?: JsonObject;
}

/** The state of the engine that would be used. */
export type EngineReadiness =
  | { kind: "ready"; engine: TrainingEngine }
  | { kind: "missing" | "broken" | "installing"; pack: PackId }
  /** The one that was asked for cannot train this model. */
  | { kind: "unsuited" }
  /** Installed, but it does not import or makes no step. */
  | { kind: "unproven"; detail: string; pack: PackId };

/** What training asks for engines. */
export interface TrainingEngines {
  /** The one with an id; else the one that suits the computer and, if there is one, the model. */
  choose(id: string | null, model: TrainableModel | null): Promise<EngineReadiness>;
  /** Those that can train a model. */
  options(model: TrainableModel): Promise<EngineOption[]>;
}

/** What the computer offers to a run. */
export interface TrainingLimits {
  /** Threads that a run gets at most; how many it is when it begins. */
  threads: number;
  forceCpu: boolean;
  /** Most memory that training may use, in bytes; null sets no limit. */
  maxMemoryBytes: number | null;
  /** Free bytes where the data folder lies; null when nobody can tell. */
  freeDiskBytes: number | null;
}
