import type { z } from "zod";
import { type artifactSchema, exportFormSchema, type runSchema } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Client } from "./client.ts";
import {
  type Command,
  type CommandInput,
  type ExitCode,
  textOption,
  UsageError,
} from "./command.ts";
import { followJob, reportJobEnd, type ShownJob } from "./follow_job.ts";
import { namedProject, projectHelp, projectOption } from "./project_option.ts";
import { withClient } from "./with_client.ts";

type ShownRun = z.output<typeof runSchema>;
type ShownArtifact = z.output<typeof artifactSchema>;

/** `lernwerk export`: makes files that other programs load. */
export const command: Command = {
  usage: "--project NAME [--run ID] [--checkpoint best|last] [--format F,F…] [--json]",
  summary: {
    en: "Export a run as adapter, merged weights or GGUF",
    de: "Einen Lauf als Adapter, zusammengeführte Gewichte oder GGUF exportieren",
  },
  options: {
    ...projectOption,
    run: { type: "string" },
    checkpoint: { type: "string" },
    format: { type: "string" },
    json: { type: "boolean" },
  },
  help: {
    ...projectHelp,
    run: { en: "the run's id (else the newest finished)", de: "Id des Laufs (sonst der neueste)" },
    checkpoint: { en: "best, last or a name such as epoch_2", de: "best, last oder etwa epoch_2" },
    format: {
      en: `some of ${exportFormSchema.options.join(", ")} (else as the project says)`,
      de: `einige von ${exportFormSchema.options.join(", ")} (sonst wie im Projekt)`,
    },
    json: { en: "one JSON object a line", de: "ein JSON-Objekt je Zeile" },
  },
  run: (input, io) =>
    withClient(input, io, async (client): Promise<ExitCode> => {
      const body = bodyOf(input);
      const { id } = await namedProject(client, input, io);
      const run = textOption(input, "run") ?? await newestRun(client, id);
      const job = await client.call<ShownJob>("POST", `/api/v1/runs/${run}/exports`, { body });
      const code = reportJobEnd(await followJob(client, job.id, io), io);
      for (const artifact of await artifactsOf(client, id, job.id)) {
        const { form, bytes, path } = artifact;
        const line = `${form.padEnd(14)} ${bytesText(bytes, io.lang).padStart(9)}  ${path}`;
        io.print(input.values["json"] ? JSON.stringify(artifact) : line);
      }
      return code;
    }),
};

function bodyOf(input: CommandInput): Record<string, unknown> {
  const checkpoint = textOption(input, "checkpoint");
  const formats = textOption(input, "format")?.split(",").map((name) => name.trim());
  const known: readonly string[] = exportFormSchema.options;
  const unknown = formats?.find((format) => !known.includes(format));
  if (unknown !== undefined) {
    throw new UsageError({
      en: `--format does not know "${unknown}"; there are ${known.join(", ")}`,
      de: `--format kennt „${unknown}“ nicht; es gibt ${known.join(", ")}`,
    });
  }
  return { ...(checkpoint && { checkpoint }), ...(formats && { artifacts: formats }) };
}

async function newestRun(client: Client, projectId: string): Promise<string> {
  const path = `/api/v1/projects/${projectId}/runs`;
  const { runs } = await client.call<{ runs: ShownRun[] }>("GET", path);
  const done = runs.find(({ state }) => state === "done");
  if (!done) {
    throw new UsageError({
      en: "The project has no finished run; train it first, or name a run with --run",
      de:
        "Das Projekt hat keinen fertigen Lauf; trainieren Sie es, oder nennen Sie mit --run einen",
    });
  }
  return done.id;
}

async function artifactsOf(client: Client, projectId: string, exportId: string) {
  const path = `/api/v1/projects/${projectId}/artifacts`;
  const { artifacts } = await client.call<{ artifacts: ShownArtifact[] }>("GET", path);
  return artifacts.filter((artifact) => artifact.exportId === exportId);
}
