import type { z } from "zod";
import {
  hyperChoices,
  type hyperparametersSchema,
  type Lang,
  type runPlanSchema,
  type runSchema,
} from "@/core/contract/mod.ts";
import type { Client } from "./client.ts";
import {
  type Command,
  type CommandInput,
  type CommandIo,
  type ExitCode,
  numberOption,
  textOption,
  UsageError,
} from "./command.ts";
import { chosenEngine, engineHelp, engineOption } from "./engine_option.ts";
import { followJob, reportJobEnd } from "./follow_job.ts";
import { namedProject, projectHelp, projectOption } from "./project_option.ts";
import { withClient } from "./with_client.ts";

type Plan = z.output<typeof runPlanSchema>;
type ShownRun = z.output<typeof runSchema>;

/** Options that set one hyperparameter each. */
const settings = {
  "learning-rate": "learningRate",
  epochs: "epochs",
  "batch-size": "batchSize",
  rank: "loraRank",
  alpha: "loraAlpha",
  "max-length": "maxLength",
} as const satisfies Record<string, keyof z.infer<typeof hyperparametersSchema>>;

/** `lernwerk train`: trains a project's base model on its data. */
export const command: Command = {
  usage:
    "--project NAME [--model ID] [--engine native|python] [--epochs N] [--learning-rate X] … [--json]",
  summary: {
    en: "Train the project's model; settings that are left out are chosen for it",
    de: "Das Modell des Projekts trainieren; was nicht angegeben ist, wird passend gewählt",
  },
  options: {
    ...projectOption,
    model: { type: "string" },
    ...engineOption,
    ...Object.fromEntries(Object.keys(settings).map((name) => [name, { type: "string" }])),
    json: { type: "boolean" },
  },
  help: {
    ...projectHelp,
    model: {
      en: "the base model's id (see lernwerk models); stays the project's model",
      de: "Id des Basismodells (siehe lernwerk models); bleibt Modell des Projekts",
    },
    ...engineHelp,
    "learning-rate": { en: "1e-5 to 1e-3", de: "1e-5 bis 1e-3" },
    epochs: { en: "1 to 20", de: "1 bis 20" },
    "batch-size": { en: "1, 2, 4, 8 or 16", de: "1, 2, 4, 8 oder 16" },
    rank: { en: "LoRA rank: 8, 16, 32 or 64", de: "LoRA-Rang: 8, 16, 32 oder 64" },
    alpha: { en: "LoRA alpha: 16, 32 or 64", de: "LoRA-Alpha: 16, 32 oder 64" },
    "max-length": { en: "tokens of a row at most", de: "Token einer Zeile höchstens" },
    json: { en: "print the run as JSON", de: "den Lauf als JSON ausgeben" },
  },
  run: (input, io) =>
    withClient(input, io, async (client): Promise<ExitCode> => {
      const { id } = await namedProject(client, input, io);
      const path = `/api/v1/projects/${id}`;
      const model = textOption(input, "model");
      if (model) await client.call("PATCH", path, { body: { baseModelId: model } });
      const body = { hyper: hyperOf(input), ...chosenEngine(input) };
      await sayChecks(client, path, { body, io });
      const run = await client.call<ShownRun>("POST", `${path}/runs`, { body });
      const code = reportJobEnd(await followJob(client, run.jobId, io), io);
      io.print(input.values["json"] ? JSON.stringify(run) : run.id);
      return code;
    }),
};

function hyperOf(input: CommandInput): Record<string, number> {
  const given = Object.entries(settings).flatMap(([option, name]) => {
    const value = settingOption(input, option, hyperChoices[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

type Choice = readonly number[] | { least: number; most: number };

/** @throws {UsageError} when it is not one of the choices. */
function settingOption(input: CommandInput, name: string, choice: Choice): number | undefined {
  if ("least" in choice) {
    const { least: min, most: max } = choice;
    return numberOption(input, name, { min, max, isFraction: min < 1 });
  }
  const value = numberOption(input, name, { min: Math.min(...choice), max: Math.max(...choice) });
  if (value === undefined || choice.includes(value)) return value;
  const list = (lang: Lang) => new Intl.ListFormat(lang, { type: "disjunction" });
  const names = choice.map(String);
  throw new UsageError({
    en: `--${name} must be ${list("en").format(names)}`,
    de: `--${name} muss ${list("de").format(names)} sein`,
  });
}

async function sayChecks(
  client: Client,
  path: string,
  { body, io }: { body: unknown; io: CommandIo },
): Promise<void> {
  const { checks } = await client.call<Plan>("POST", `${path}/runs/plan`, { body });
  for (const { level, message, fix } of checks) {
    if (level !== "ok") io.say(fix ? `${message} ${fix}` : message);
  }
}
