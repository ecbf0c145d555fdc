import { basename } from "node:path";
import {
  type DatasetSummary,
  type Split,
  type StartGeneration,
  translator,
} from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
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
import { followJob, reportJobEnd, type ShownJob } from "./follow_job.ts";
import { projectHelp, projectOption, projectOrNew } from "./project_option.ts";
import { withClient } from "./with_client.ts";

/** `lernwerk generate`: documents in, training data out. */
export const command: Command = {
  usage:
    "--project NAME [FILE…] [--generator extractive|model] [--samples N] [--import F] [--json]",
  summary: {
    en: "Read documents into a project and make training data from them",
    de: "Dokumente in ein Projekt lesen und Trainingsdaten daraus machen",
  },
  options: {
    ...projectOption,
    generator: { type: "string" },
    samples: { type: "string" },
    import: { type: "string" },
    json: { type: "boolean" },
  },
  help: {
    ...projectHelp,
    generator: {
      en: "extractive (without a model, the usual one) or model (the project's base model asks)",
      de: "extractive (ohne Modell, üblich) oder model (das Basismodell des Projekts fragt)",
    },
    samples: {
      en: "rows that the model is asked for (100)",
      de: "Zeilen, um die das Modell gebeten wird (100)",
    },
    import: {
      en: "add the rows of a JSONL file instead of generating",
      de: "statt zu erzeugen die Zeilen einer JSONL-Datei hinzufügen",
    },
    json: { en: "print the summary as JSON", de: "die Übersicht als JSON ausgeben" },
  },
  run: (input, io) =>
    withClient(input, io, async (client): Promise<ExitCode> => {
      const { id } = await projectOrNew(client, input, io);
      const path = `/api/v1/projects/${id}`;
      const read = await readDocuments(client, { path, files: input.positionals, io });
      if (read.code !== 0) return read.code;
      const job = await startData(client, path, input);
      const code = reportJobEnd(await followJob(client, job.id, io), io);
      if (code === 0) await printSummary(client, path, { input, io });
      return code === 0 && read.isAnyRefused ? 1 : code;
    }),
};

/** How reading went; files that were refused do not keep the others from being read. */
interface ReadOutcome {
  code: ExitCode;
  isAnyRefused: boolean;
}

async function readDocuments(
  client: Client,
  { path, files, io }: { path: string; files: readonly string[]; io: CommandIo },
): Promise<ReadOutcome> {
  if (files.length === 0) return { code: 0, isAnyRefused: false };
  const { files: taken } = await client.call<{ files: Taken[] }>("POST", `${path}/documents`, {
    form: await formOf(files),
  });
  for (const { file, error } of taken) if (error) io.say(`${file}: ${error.message} ${error.hint}`);
  const job = await client.call<ShownJob>("POST", `${path}/documents/process`, { body: {} });
  const code = reportJobEnd(await followJob(client, job.id, io), io);
  return { code, isAnyRefused: taken.some(({ error }) => error !== null) };
}

interface Taken {
  file: string;
  error: { message: string; hint: string } | null;
}

async function formOf(files: readonly string[]): Promise<FormData> {
  const form = new FormData();
  for (const path of files) {
    form.append("files", new Blob([await readOrRefuse(path)]), basename(path));
  }
  return form;
}

async function readOrRefuse(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await Deno.readFile(path);
  } catch (cause) {
    throw new UsageError(
      { en: `${path} cannot be read`, de: `${path} kann nicht gelesen werden` },
      { cause },
    );
  }
}

async function startData(client: Client, path: string, input: CommandInput): Promise<ShownJob> {
  const file = textOption(input, "import");
  if (file === undefined) {
    const body = generationOf(input);
    return await client.call<ShownJob>("POST", `${path}/rows/generate`, { body });
  }
  const bytes = await readOrRefuse(file);
  return await client.call<ShownJob>("POST", `${path}/rows/import`, { bytes });
}

function generationOf(input: CommandInput): StartGeneration {
  const generator = textOption(input, "generator") ?? "extractive";
  if (generator === "extractive") return { generator };
  if (generator !== "model") {
    throw new UsageError({
      en: `Unknown generator "${generator}"; there are extractive and model`,
      de: `Unbekannter Generator „${generator}“; es gibt extractive und model`,
    });
  }
  const samples = numberOption(input, "samples", { min: 1, max: 1000 });
  return { generator, ...(samples !== undefined && { samples }) };
}

async function printSummary(
  client: Client,
  path: string,
  { input, io }: { input: CommandInput; io: CommandIo },
): Promise<void> {
  const { summary } = await client.call<{ summary: DatasetSummary }>("GET", `${path}/rows?limit=1`);
  if (input.values["json"]) return io.print(JSON.stringify(summary));
  const { rows, facts, bySplit: { train, recall, document } } = summary;
  const counts = {
    en: `${rows} rows, ${facts} facts`,
    de: `${rows} Zeilen, ${facts} Fakten`,
  };
  const t = translator(datasetTexts, io.lang);
  const splits = Object.entries({ train, recall, document }).map(([split, count = 0]) =>
    `${t(`datasets.split.${split as Split}`)}: ${count}`
  );
  io.print([counts[io.lang], ...splits].join("; "));
}
