import type { Json, PackId, Progress } from "@/core/contract/mod.ts";

/** What an installation reports with; a job's context fits. */
export interface PackWork {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  log(message: string, level?: "info" | "warning"): void;
  /** A folder with Python wheels for installing without the internet, or null. */
  readonly wheelFolder: string | null;
}

/** One thing that can be installed into a folder of its own. */
export interface PackDefinition {
  readonly id: PackId;
  /** Whether it is of any use on this computer; absent is yes. */
  isOffered?(): Promise<boolean>;
  /** Where it is installed. */
  readonly folder: string;
  /** What would be installed today; another text means that an installed one is outdated. */
  version(): Promise<string>;
  sizes(): Promise<{ downloadBytes: number; diskBytes: number }>;
  /** Puts all files into a folder that is empty and will be renamed. Throws when it cannot. */
  build(folder: string, work: PackWork): Promise<void>;
  /** Proves that what was built works, and says what was found out. */
  prove(folder: string, work: PackWork): Promise<Record<string, Json>>;
  /** A quick look at an installed one: whether its main parts are there. */
  isWhole(folder: string): Promise<boolean>;
}
