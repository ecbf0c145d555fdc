import { z } from "zod";
import { type Json, type Settings, settingsSchema } from "@/core/contract/mod.ts";

const megabyte = 1e6;
const usual = settingsSchema.parse({});

/** The numbers of the settings page with their ranges, which are those of the settings themselves. */
export const settingNumbers = {
  uploadLimitMB: { min: 1, max: 64_000, usual: usual.uploadLimitBytes / megabyte },
  chunkTokens: { min: 16, max: 8192, usual: usual.chunkTokens },
  chunkOverlap: { min: 0, max: 4096, usual: usual.chunkOverlap },
  memoryLimitMB: { min: 0, max: 4_000_000, usual: usual.memoryLimitMB },
  threads: { min: 0, max: 256, usual: usual.threads },
} as const;

export type SettingNumber = keyof typeof settingNumbers;

function whole(name: SettingNumber): z.ZodType<number> {
  const { min, max } = settingNumbers[name];
  return z.coerce.number().int().min(min).max(max);
}

const { ollamaUrl, modelServerUrl, wheelFolder } = settingsSchema.shape;

/** The settings as the page's form sends them. */
export const settingsFormSchema = z.object({
  uploadLimitMB: whole("uploadLimitMB"),
  chunkTokens: whole("chunkTokens"),
  chunkOverlap: whole("chunkOverlap"),
  memoryLimitMB: whole("memoryLimitMB"),
  threads: whole("threads"),
  /** A box that is not ticked is not sent. */
  forceCpu: z.literal("on").optional(),
  /** Emptied: back to its default. */
  ollamaUrl: z.string().trim().transform((text) => text || null).pipe(
    ollamaUrl.unwrap().nullable(),
  ),
  modelServerUrl: z.string().trim().pipe(modelServerUrl.unwrap()),
  wheelFolder: z.string().trim().pipe(wheelFolder.unwrap()),
});

/** What the form asks to be changed; null returns a setting to its default. */
export function changesOf(
  { uploadLimitMB, forceCpu, ...rest }: z.output<typeof settingsFormSchema>,
): Record<string, Json> {
  return {
    ...rest,
    uploadLimitBytes: uploadLimitMB * megabyte,
    forceCpu: forceCpu === "on",
  };
}

/** The settings as the form shows them. */
export function shownSettings(
  { uploadLimitBytes, ...rest }: Settings,
): Omit<Settings, "uploadLimitBytes"> & { uploadLimitMB: number } {
  return { ...rest, uploadLimitMB: Math.round(uploadLimitBytes / megabyte) };
}

/** Returns every setting to its default. */
export const allDefaults: Record<string, Json> = Object.fromEntries(
  Object.keys(usual).map((name) => [name, null]),
);
