import { z } from "zod";

/** What can be installed later. */
export const packIds = [
  ...["trainer-python", "inference", "inference-gpu", "starter-model", "embedder"] as const,
] as const;

export const packIdSchema = z.enum(packIds);

export type PackId = z.infer<typeof packIdSchema>;

/** How torch computes on this computer; decides which build of it is installed. */
export const torchVariantSchema = z.enum(["cpu", "cuda", "rocm", "mps"]);

export type TorchVariant = z.infer<typeof torchVariantSchema>;

/** Why a pack that is there cannot be used; each has a text in `packTexts`. */
export const packFaultSchema = z.enum(["unfinished", "outdated", "damaged"]);

export type PackFault = z.infer<typeof packFaultSchema>;

/** A pack and its state. Sizes in bytes; those of what is not installed are estimates. */
export const packSchema = z.object({
  id: packIdSchema,
  state: z.enum(["installed", "missing", "broken", "installing"]),
  /** Nothing that is usual on this computer needs it. */
  isOptional: z.boolean(),
  /** Why it is broken. */
  reason: packFaultSchema.nullable(),
  path: z.string(),
  version: z.string().nullable(),
  /** On disk: what it takes, or what it would take. */
  bytes: z.number(),
  downloadBytes: z.number(),
  /** What was found out when it was proven to work, such as versions and device. */
  details: z.record(z.string(), z.json()),
});

export type Pack = z.infer<typeof packSchema>;

/** What a pack's installation is started with. */
export const installPackSchema = z.strictObject({
  pack: packIdSchema,
  /** A folder with Python wheels for installing without the internet. */
  wheelFolder: z.string().min(1).max(4096).optional(),
  /** Installs again what is installed already. */
  again: z.boolean().default(false),
});

export type InstallPack = z.infer<typeof installPackSchema>;
