import { z } from "zod";
import { type Json, type Settings, settingsSchema } from "@/core/contract/mod.ts";

const mebibyte = 1024 * 1024;
const usual = settingsSchema.parse({});

/** The numbers of the settings page with their ranges, which are those of the settings themselves. */
export const settingNumbers = {
  uploadLimitMiB: { min: 1, max: 64 * 1024, usual: usual.uploadLimitBytes / mebibyte },
  chunkTokens: { min: 16, max: 8192, usual: usual.chunkTokens },
  chunkOverlap: { min: 0, max: 4096, usual: usual.chunkOverlap },
  memoryLimitMiB: { min: 0, max: 4 * 1024 * 1024, usual: usual.memoryLimitMiB },
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
  uploadLimitMiB: whole("uploadLimitMiB"),
  chunkTokens: whole("chunkTokens"),
  chunkOverlap: whole("chunkOverlap"),
  memoryLimitMiB: whole("memoryLimitMiB"),
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
  { uploadLimitMiB, forceCpu, ...rest }: z.output<typeof settingsFormSchema>,
): Record<string, Json> {
  return {
    ...rest,
    uploadLimitBytes: uploadLimitMiB * mebibyte,
    forceCpu: forceCpu === "on",
  };
}

/** The settings as the form shows them. */
export function shownSettings(
  { uploadLimitBytes, ...rest }: Settings,
): Omit<Settings, "uploadLimitBytes"> & { uploadLimitMiB: number } {
  return { ...rest, uploadLimitMiB: Math.round(uploadLimitBytes / mebibyte) };
}

/** Returns every setting to its default. */
export const allDefaults: Record<string, Json> = Object.fromEntries(
  Object.keys(usual).map((name) => [name, null]),
);
