import { z } from "zod";
import { type EngineId, engineIds } from "./engines.ts";
import { AppError } from "./errors.ts";
import type { Lang } from "./lang.ts";
import {
  type Hyperparameters,
  hyperparametersSchema,
  type StartRun,
  startRunSchema,
} from "./training.ts";
import { zodMessages } from "./zod_messages.ts";

const numberField = z.coerce.number();
/** A checkbox that is not ticked is not sent. */
const tick = z.literal("on").optional();
/** A number that may stay empty. */
const freeNumber = z.literal("").transform(() => undefined).or(numberField).optional();

/** The form in which a person sets up a run; the ranges are checked when it is started. */
export const hyperFormSchema = z.object({
  name: z.string().trim().max(120).optional(),
  learningRate: numberField.optional(),
  batchSize: numberField.optional(),
  gradientAccumulation: numberField.optional(),
  epochs: numberField.optional(),
  loraRank: numberField.optional(),
  loraAlpha: numberField.optional(),
  loraDropout: numberField.optional(),
  schedule: z.string().optional(),
  warmupRatio: numberField.optional(),
  weightDecay: numberField.optional(),
  maxLength: numberField.optional(),
  gradientCheckpointing: tick,
  loadIn4bit: tick,
  maxSteps: freeNumber,
  engine: z.enum(engineIds).optional(),
});

/**
 * What the form asks for.
 *
 * @throws {AppError} `bad_input` naming the setting that is out of range.
 */
export function startFromForm(form: z.infer<typeof hyperFormSchema>, lang: Lang): StartRun {
  const { name, maxSteps, engine, gradientCheckpointing, loadIn4bit, ...values } = form;
  const isSetUp = values.learningRate !== undefined;
  const ticks = isSetUp && {
    gradientCheckpointing: gradientCheckpointing === "on",
    loadIn4bit: loadIn4bit === "on",
  };
  const hyper = { ...withoutUndefined(values), ...ticks };
  const wanted = { ...withoutUndefined({ name: name || undefined, maxSteps, engine }), hyper };
  const { data, error } = startRunSchema.safeParse(wanted, { error: zodMessages[lang] });
  if (data) return data;
  const issue = error.issues[0];
  throw new AppError("bad_input", { detail: `${String(issue?.path.at(-1))}: ${issue?.message}` });
}

/** What a page's address may say about a run: what is no setting, or out of range, is left out. */
export function settingsFromQuery(
  query: Readonly<Record<string, string>>,
): { hyper: Partial<Hyperparameters>; maxSteps: number | null; engine: EngineId | null } {
  const found = Object.entries(hyperparametersSchema.shape).flatMap(([name, schema]) => {
    const { data, success } = schema.safeParse(plainValue(name, query));
    return success ? [[name, data] as const] : [];
  });
  const maxSteps = startRunSchema.shape.maxSteps.safeParse(Number(query["maxSteps"]));
  return {
    hyper: Object.fromEntries(found),
    maxSteps: maxSteps.success ? maxSteps.data ?? null : null,
    engine: engineIds.find((id) => id === query["engine"]) ?? null,
  };
}

/** A form sends "on" for a tick and nothing for none; an address may say "true" and "false". */
function plainValue(name: string, query: Readonly<Record<string, string>>): unknown {
  const value = query[name];
  if (name === "schedule") return value;
  if (name === "gradientCheckpointing" || name === "loadIn4bit") {
    if (value === undefined) return query["isForm"] === "true" ? false : undefined;
    return value === "on" || value === "true";
  }
  return value === undefined || value === "" ? undefined : Number(value);
}

function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
