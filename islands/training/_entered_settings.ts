import { type EngineId, engineIds } from "@/core/contract/engines.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";

/** What stands in the form of a run. */
export interface EnteredSettings {
  hyper: Hyperparameters;
  maxSteps: number | null;
  /** What trains; null where there is nothing to choose from. */
  engine: EngineId | null;
}

const ticks = ["gradientCheckpointing", "loadIn4bit"] as const;

/**
 * Reads the form as it stands, possible or not; a setting that it does not show stays as it was, and
 * an empty one is no number.
 */
export function readSettings(form: HTMLFormElement, known: EnteredSettings): EnteredSettings {
  const data = new FormData(form);
  const hyper: Record<string, unknown> = { ...known.hyper };
  for (const name of Object.keys(known.hyper)) {
    const value = data.get(name);
    if (typeof value !== "string") continue;
    hyper[name] = name === "schedule" ? value : value.trim() === "" ? NaN : Number(value);
  }
  for (const name of ticks) hyper[name] = data.has(name);
  const maxSteps = String(data.get("maxSteps") ?? "").trim();
  return {
    hyper: hyper as unknown as Hyperparameters,
    maxSteps: maxSteps === "" ? null : Number(maxSteps),
    engine: engineIds.find((id) => id === data.get("engine")) ?? known.engine,
  };
}

/** Some settings that are to be others. */
export type SettingsChange =
  & {
    [Name in keyof Hyperparameters]?: Hyperparameters[Name] | undefined;
  }
  & { maxSteps?: number | null; engine?: EngineId };

/** Puts settings into the form, as if a person had entered them. */
export function writeSettings(
  form: HTMLFormElement,
  change: SettingsChange,
): void {
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const field = form.elements.namedItem(name);
    const text = value === null ? "" : String(value);
    if (field instanceof RadioNodeList || field instanceof HTMLSelectElement) field.value = text;
    else if (!(field instanceof HTMLInputElement)) continue;
    else if (field.type === "checkbox") field.checked = value === true;
    else field.value = text;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
