import { z } from "zod";
import { hyperparametersSchema } from "./training.ts";

const megabyte = 1e6;

/** An address of this computer's own. */
const localAddress = z.url({
  protocol: /^http$/,
  hostname: /^(localhost|127(\.\d+){3}|\[::1\])$/,
});

/** Where a cloud provider listens: keys are sent there, and so nothing but https will do. */
const providerAddress = z.union([z.url({ protocol: /^https$/ }).max(500), localAddress]);

/** Longest prompt that may be set as the usual one. */
const longestPrompt = 20_000;

const { learningRate, epochs, batchSize, loraRank, loraAlpha } = hyperparametersSchema.shape;

/** Every setting with its range and default. What a project sets overrides what is set globally. */
export const settingsSchema = z.object({
  /** Largest file that may be uploaded, in bytes. */
  uploadLimitBytes: z.int().min(megabyte).max(64_000 * megabyte).default(512 * megabyte),
  /** Largest model that may be uploaded, in bytes, all its files together. */
  modelUploadLimitBytes: z.int().min(megabyte).max(512_000 * megabyte).default(32_000 * megabyte),
  /** Length of a chunk and of the overlap of neighbours, in tokens of `o200k_base`. */
  chunkTokens: z.int().min(16).max(8192).default(512),
  chunkOverlap: z.int().min(0).max(4096).default(50),
  /** Markdown and source code are cut at their own marks first: headings, functions, classes. */
  splitByFormat: z.boolean().default(true),
  /** Where Ollama listens. */
  ollamaUrl: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:11434"),
  /**
   * A server of one's own that speaks OpenAI's chat interface, such as llama-server; empty for the
   * built-in engine. Documents are sent to it: it must be on this computer.
   */
  modelServerUrl: z.union([z.literal(""), localAddress]).default(""),
  /**
   * A server with OpenAI's interface for embeddings, and its model; empty for the built-in one.
   * Documents are sent to it: over the network only encrypted.
   */
  embedderUrl: z.union([z.literal(""), providerAddress]).default(""),
  embedderModel: z.string().trim().max(300).default(""),
  /** What that model was trained to find in front of a question and of a passage. */
  embedderQueryPrefix: z.string().max(200).default(""),
  embedderPassagePrefix: z.string().max(200).default(""),
  /** Where the providers listen whose keys can be kept. */
  openRouterUrl: providerAddress.default("https://openrouter.ai/api/v1"),
  openAiUrl: providerAddress.default("https://api.openai.com/v1"),
  anthropicUrl: providerAddress.default("https://api.anthropic.com"),
  /** Prompts with which a model writes training data; empty for the built-in ones. */
  generatorSystemPrompt: z.string().max(longestPrompt).default(""),
  generatorUserPrompt: z.string().max(longestPrompt).default(""),
  /** The usual settings of a run; null leaves the choice to the size of the base model. */
  hyperLearningRate: learningRate.nullable().default(null),
  hyperEpochs: epochs.nullable().default(null),
  hyperBatchSize: batchSize.nullable().default(null),
  hyperLoraRank: loraRank.nullable().default(null),
  hyperLoraAlpha: loraAlpha.nullable().default(null),
  hyperGradientCheckpointing: z.boolean().nullable().default(null),
  hyperLoadIn4bit: z.boolean().nullable().default(null),
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

/** Settings as a file, for another computer; keys are never in it. */
export const settingsFileSchema = z.object({
  lernwerk: z.literal("settings"),
  schema: z.literal(1),
  settings: z.record(z.string(), z.json()),
});

export type SettingsFile = z.infer<typeof settingsFileSchema>;

/** What became of each setting of an imported file. */
export const settingsImportSchema = z.object({
  applied: z.array(z.string()),
  /** Out of range, with what would fit; they are unchanged. */
  refused: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** Of another version of Lernwerk, or none of its settings. */
  unknown: z.array(z.string()),
});

export type SettingsImport = z.infer<typeof settingsImportSchema>;

/** Providers whose keys can be kept. */
export const keyProviders = ["openrouter", "openai", "anthropic"] as const;

export const keyProviderSchema = z.enum(keyProviders);

export type KeyProvider = z.infer<typeof keyProviderSchema>;

/** A key as anybody sees it: never the key itself. */
export const providerKeySchema = z.object({
  provider: keyProviderSchema,
  /** `unreadable`: kept, but the file that opens it is not the one that closed it. */
  state: z.enum(["set", "missing", "unreadable"]),
  /** The last four characters, of keys that are long enough not to be given away by them. */
  lastFour: z.string().nullable(),
});

export type ProviderKey = z.infer<typeof providerKeySchema>;

/** A key to keep. It is printable ASCII without spaces, as every provider's are. */
export const newProviderKeySchema = z.strictObject({
  key: z.string().trim().min(8).max(500).regex(/^[\x21-\x7e]+$/),
});
