import { type DemoSummary, demoSummarySchema } from "@/core/contract/mod.ts";
import { type Client, createClient } from "./client.ts";
import { type Command, type CommandIo, numberOption, textOption } from "./command.ts";
import { chosenEngine, engineHelp, engineOption } from "./engine_option.ts";
import { followDemo } from "./_demo_progress.ts";
import { summaryLines } from "./_demo_summary.ts";
import { reportJobEnd, type ShownJob } from "./follow_job.ts";
import { openFolder } from "./own_folder.ts";
import { announce, untilAborted, usualPort } from "./serve.ts";

const words = {
  open: {
    en: "The studio stays open at {url} with the example in it.",
    de: "Das Studio bleibt unter {url} offen, mit dem Beispiel darin.",
  },
} as const;

/** `lernwerk demo`: carries the example through the whole main job and leaves the studio open. */
export const command: Command = {
  usage: "[--engine native|python] [--port N] [--no-open] [--exit] [--json]",
  summary: {
    en: "Carry an example through the whole main job, then leave the studio open",
    de: "Ein Beispiel durch die ganze Hauptaufgabe führen und das Studio offen lassen",
  },
  options: {
    ...engineOption,
    port: { type: "string" },
    "no-open": { type: "boolean" },
    exit: { type: "boolean" },
    json: { type: "boolean" },
  },
  help: {
    ...engineHelp,
    port: { en: "the port of the studio (usual: 4460)", de: "der Port des Studios (üblich: 4460)" },
    "no-open": { en: "do not open the browser", de: "den Browser nicht öffnen" },
    exit: { en: "end when the example is done", de: "enden, wenn das Beispiel fertig ist" },
    json: { en: "print the summary as JSON", de: "die Zusammenfassung als JSON ausgeben" },
  },
  async run(input, io) {
    const port = numberOption(input, "port", { min: 0, max: 65535 }) ?? usualPort;
    const dataFolder = io.runtime.dataFolder(textOption(input, "data"));
    const opened = await openFolder(dataFolder, { io, port });
    const address = "own" in opened ? opened.own.address : opened.other;
    try {
      const client = createClient(address, io.lang);
      const job = await runDemo(client, chosenEngine(input), io);
      if (job.state !== "done") return reportJobEnd(job, io);
      const summary = demoSummarySchema.parse(job.result);
      print(summary, { io, isJson: !!input.values["json"] });
      if (input.values["exit"] || "other" in opened) return 0;
      const message = words.open[io.lang];
      await announce(address, { io, message, isQuiet: !!input.values["no-open"] });
      await untilAborted(io.signal);
      return 0;
    } finally {
      if ("own" in opened) await opened.own.close();
    }
  },
};

async function runDemo(
  client: Client,
  chosen: ReturnType<typeof chosenEngine>,
  io: CommandIo,
): Promise<ShownJob> {
  const query = new URLSearchParams(chosen);
  const { id } = await client.call<ShownJob>("POST", `/api/v1/demo?${query}`);
  await followDemo(client, id, io);
  return await client.call<ShownJob>("GET", `/api/v1/jobs/${id}`);
}

function print(summary: DemoSummary, { io, isJson }: { io: CommandIo; isJson: boolean }): void {
  if (isJson) return io.print(JSON.stringify(summary));
  for (const line of summaryLines(summary, io.lang)) io.print(line);
}
