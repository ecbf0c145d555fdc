import { z } from "zod";
import { type EngineId, engineIds } from "./engines.ts";
import type { Lang, TextParams } from "./lang.ts";
import { type PackId, packIdSchema } from "./packs.ts";
import type { Pace } from "./runs/numbers.ts";
import { type TrainingText, trainingTexts } from "./text/training.ts";
import { translator } from "./text.ts";
import { type Hyperparameters, hyperparametersSchema } from "./training.ts";

/** How grave the answer of a check is: only `blocked` forbids the start. */
export type CheckLevel = "ok" | "warning" | "blocked";

/** Where a remedy is found. */
export const remedyPlaces = ["model", "data", "import", "engines", "disk"] as const;

export type RemedyPlace = typeof remedyPlaces[number];

/** What mends a thing: a place to go to, something to install, or other settings of the run. */
export type Remedy =
  | { kind: "link"; to: RemedyPlace }
  | { kind: "install"; pack: PackId }
  | { kind: "change"; hyper: Partial<Hyperparameters> };

/** The answer of one check before the start. `message` and `fix` are keys of `trainingTexts`. */
export interface PreflightCheck<Key extends string = string> {
  id: string;
  level: CheckLevel;
  ok: boolean;
  message: Key;
  params: TextParams;
  /** What to do now, or null when nothing has to be done. */
  fix: Key | null;
  /** The same as something to press; null where only a person can mend it, or nothing is wrong. */
  remedy: Remedy | null;
}

const checkSchema = z.object({
  id: z.string(),
  level: z.enum(["ok", "warning", "blocked"]),
  message: z.string(),
  fix: z.string().nullable(),
  /** What to press: a link, an installation, or a change of settings, with its name. */
  remedy: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("link"), label: z.string(), to: z.enum(remedyPlaces) }),
    z.object({ kind: z.literal("install"), label: z.string(), pack: packIdSchema }),
    z.object({
      kind: z.literal("change"),
      label: z.string(),
      hyper: hyperparametersSchema.partial(),
    }),
  ]).nullable(),
});

/** A check as people see it. */
export type ShownCheck = z.output<typeof checkSchema>;

const engineOptionSchema = z.object({
  id: z.enum(engineIds),
  /** It is taken where nobody chooses. */
  isUsual: z.boolean(),
  /** It is installed and works. */
  isReady: z.boolean(),
});

/** An engine as it can be chosen for a run. */
export type EngineOption = z.output<typeof engineOptionSchema>;

const rangeSchema = z.object({ low: z.number(), high: z.number() });

/** What a run would be like, as the REST interface shows it. */
export const runPlanSchema = z.object({
  hyper: hyperparametersSchema.nullable(),
  /** The settings that suit model, data and computer: what a person starts from. */
  usual: hyperparametersSchema.nullable(),
  data: z.object({ rows: z.number(), tokens: z.number(), longestRow: z.number() }),
  pace: z.object({ tokensPerS: rangeSchema, startS: rangeSchema, isMeasured: z.boolean() })
    .nullable(),
  /** What can train the model; none while no model is chosen. */
  engines: z.array(engineOptionSchema),
  /** The one of them that the plan is made for. */
  engine: z.enum(engineIds).nullable(),
  /** Whether the run can load its base model with 4 bits, and why not. */
  fourBit: z.object({ isAvailable: z.boolean(), reason: z.string() }).nullable(),
  /** A check is still being made; ask again. */
  isTesting: z.boolean(),
  checks: z.array(checkSchema),
});

/** A plan as people see it. */
export type ShownPlan = z.output<typeof runPlanSchema>;

/** What {@link presentPlan} shows of a plan. */
export interface PlanToShow {
  hyper: Hyperparameters | null;
  usual: Hyperparameters | null;
  data: { trainRows: number; tokens: number; longestRow: number };
  pace: Pace | null;
  engines: EngineOption[];
  engine: EngineId | null;
  fourBit: { isAvailable: boolean; reason: TrainingText } | null;
  isTesting: boolean;
  checks: PreflightCheck<TrainingText>[];
}

/** The plan as people see it: its checks in their language. */
export function presentPlan(
  { hyper, usual, data, pace, engines, engine, fourBit, isTesting, checks }: PlanToShow,
  lang: Lang,
): ShownPlan {
  const t = translator(trainingTexts, lang);
  const { trainRows: rows, tokens, longestRow } = data;
  return {
    hyper,
    usual,
    data: { rows, tokens, longestRow },
    pace,
    engines,
    engine,
    fourBit: fourBit && { ...fourBit, reason: t(fourBit.reason) },
    isTesting,
    checks: checks.map((check) => presentCheck(check, lang)),
  };
}

/** The answer of a check as people see it. */
export function presentCheck(
  { id, level, message, params, fix, remedy }: PreflightCheck<TrainingText>,
  lang: Lang,
): ShownCheck {
  const t = translator(trainingTexts, lang);
  return {
    id,
    level,
    message: t(message, params),
    fix: fix && t(fix, params),
    remedy: remedy && presentRemedy(remedy, lang),
  };
}

function presentRemedy(remedy: Remedy, lang: Lang): NonNullable<ShownCheck["remedy"]> {
  const t = translator(trainingTexts, lang);
  if (remedy.kind === "link") return { ...remedy, label: t(`training.remedy.${remedy.to}`) };
  if (remedy.kind === "install") return { ...remedy, label: t("training.remedy.install") };
  return { ...remedy, label: t("training.remedy.change") };
}
