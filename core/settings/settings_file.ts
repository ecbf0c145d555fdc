import {
  AppError,
  describeError,
  type Json,
  type Lang,
  type Settings,
  type SettingsFile,
  type SettingsImport,
  settingsSchema,
  zodMessages,
} from "@/core/contract/mod.ts";
import type { SettingsStore } from "./settings.ts";

/** The global settings as a file for another computer. Keys are no settings and so never in it. */
export async function exportSettings(settings: Pick<SettingsStore, "read">): Promise<SettingsFile> {
  return { lernwerk: "settings", schema: 1, settings: { ...await settings.read() } };
}

/**
 * Takes over what fits of a file: each setting is checked by itself, so that one that is out of
 * range, or unknown to this version, keeps none of the others out. The reasons are in `lang`.
 */
export async function importSettings(
  settings: Pick<SettingsStore, "read" | "change">,
  file: SettingsFile,
  lang: Lang,
): Promise<SettingsImport> {
  const names = Object.keys(file.settings);
  const unknown = names.filter((name) => !isSetting(name));
  const checked = names.filter(isSetting)
    .map((name) => check(name, file.settings[name] ?? null, lang));
  const refused = checked.flatMap(({ name, reason }) => reason === null ? [] : [{ name, reason }]);
  const fitting = Object.fromEntries(
    checked.flatMap(({ name, value, reason }) => reason === null ? [[name, value]] : []),
  );
  const rest = await withoutContradictions(settings, fitting, lang);
  if (Object.keys(rest.fitting).length > 0) await settings.change(rest.fitting);
  return { applied: Object.keys(rest.fitting), refused: [...refused, ...rest.refused], unknown };
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}

function check(name: keyof Settings, value: Json, lang: Lang) {
  const { error } = settingsSchema.shape[name].safeParse(value, { error: zodMessages[lang] });
  return { name, value, reason: error ? error.issues[0]?.message ?? name : null };
}

/** Leaves out what contradicts the settings that it would stand beside: a too large overlap. */
async function withoutContradictions(
  settings: Pick<SettingsStore, "read">,
  fitting: Record<string, Json>,
  lang: Lang,
): Promise<{ fitting: Record<string, Json>; refused: SettingsImport["refused"] }> {
  const { chunkOverlap: overlap, chunkTokens: length } = {
    ...await settings.read(),
    ...fitting as Partial<Settings>,
  };
  if (overlap < length) return { fitting, refused: [] };
  const contradiction = new AppError("chunk_overlap_too_large", { overlap, length });
  const reason = describeError(contradiction, lang).message;
  const entries = Object.entries(fitting);
  const refused = entries.filter(([name]) => related.includes(name))
    .map(([name]) => ({ name, reason }));
  return {
    fitting: Object.fromEntries(entries.filter(([name]) => !related.includes(name))),
    refused,
  };
}

/** The only settings between which there is a rule. */
const related: readonly string[] = ["chunkTokens", "chunkOverlap"];
