import { z } from "zod";

/** By which interface programs can compute on a graphics processor. */
export const gpuInterfaceSchema = z.enum(["cuda", "rocm", "metal", "vulkan"]);

export type GpuInterface = z.infer<typeof gpuInterfaceSchema>;

/** A graphics processor. Sizes are null where the system does not tell them. */
export const gpuSchema = z.object({
  name: z.string(),
  vendor: z.enum(["nvidia", "amd", "intel", "apple", "other"]),
  interfaces: z.array(gpuInterfaceSchema),
  vramBytes: z.number().nullable(),
  freeVramBytes: z.number().nullable(),
  /** It has no memory of its own but shares the computer's. */
  sharesMemory: z.boolean(),
  driver: z.string().nullable(),
});

export type Gpu = z.infer<typeof gpuSchema>;

/** What the computer has. */
export const hardwareSchema = z.object({
  os: z.string(),
  arch: z.string(),
  cpu: z.object({
    name: z.string(),
    physicalCores: z.number().int(),
    logicalCores: z.number().int(),
  }),
  memory: z.object({ totalBytes: z.number(), freeBytes: z.number() }),
  /** Of the disk that holds the data folder. */
  disk: z.object({ totalBytes: z.number(), freeBytes: z.number() }).nullable(),
  gpus: z.array(gpuSchema),
});

export type Hardware = z.infer<typeof hardwareSchema>;
