import { z } from "zod";

const megabyte = 1e6;

/** An address of this computer's own. */
const localAddress = z.url({
  protocol: /^http$/,
  hostname: /^(localhost|127(\.\d+){3}|\[::1\])$/,
});

/** Every setting with its range and default. What a project sets overrides what is set globally. */
export const settingsSchema = z.object({
  /** Largest file that may be uploaded, in bytes. */
  uploadLimitBytes: z.int().min(megabyte).max(64_000 * megabyte).default(512 * megabyte),
  /** Length of a chunk and of the overlap of neighbours, in tokens of `o200k_base`. */
  chunkTokens: z.int().min(16).max(8192).default(512),
  chunkOverlap: z.int().min(0).max(4096).default(50),
  /** Where Ollama listens. */
  ollamaUrl: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:11434"),
  /**
   * A server of one's own that speaks OpenAI's chat interface, such as llama-server; empty for the
   * built-in engine. Documents are sent to it: it must be on this computer.
   */
  modelServerUrl: z.union([z.literal(""), localAddress]).default(""),
  /** Never use an accelerator, even where there is one. */
  forceCpu: z.boolean().default(false),
  /** Threads for training and inference; 0 leaves the choice to Lernwerk. */
  threads: z.int().min(0).max(256).default(0),
  /** Most memory that training may use, in MB; 0 sets no limit. */
  memoryLimitMB: z.int().min(0).max(4_000_000).default(0),
  /** A folder with Python wheels for installing without the internet; empty for none. */
  wheelFolder: z.string().max(4096).default(""),
}).refine((settings) => settings.chunkOverlap < settings.chunkTokens, {
  path: ["chunkOverlap"],
  error: "must be smaller than chunkTokens",
});

export type Settings = z.infer<typeof settingsSchema>;
/** The name of a setting. */
export type SettingName = keyof Settings;

/** A change of some settings; null returns one to its default. */
export const settingsChangeSchema = z.record(z.string(), z.json());
