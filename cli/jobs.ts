import type { Client } from "./client.ts";
import { type Command, type CommandIo, type ExitCode, UsageError } from "./command.ts";
import { followJob, reportJobEnd, type ShownJob } from "./follow_job.ts";
import { withClient } from "./with_client.ts";

const actions = ["pause", "resume", "cancel"];

/** `lernwerk jobs`: lists jobs; pauses, resumes, cancels or follows one. */
export const command: Command = {
  usage: "[pause|resume|cancel|follow ID] [--json]",
  summary: {
    en: "List jobs, or pause, resume, cancel or follow one",
    de: "Aufträge auflisten, oder einen anhalten, fortsetzen, abbrechen oder verfolgen",
  },
  options: { json: { type: "boolean" } },
  help: { json: { en: "print one JSON object a line", de: "ein JSON-Objekt je Zeile ausgeben" } },
  run(input, io) {
    const [action, id] = input.positionals;
    return withClient(input, io, async (client) => {
      if (action === undefined) return await list(client, { io, isJson: !!input.values["json"] });
      if (!id) throw new UsageError(`lernwerk jobs ${action} needs the job's id`);
      if (action === "follow") return reportJobEnd(await followJob(client, id, io), io);
      if (!actions.includes(action)) throw new UsageError(`Unknown action "${action}"`);
      await client.call("POST", `/api/v1/jobs/${encodeURIComponent(id)}`, { body: { action } });
      return 0;
    });
  },
};

async function list(
  client: Client,
  { io, isJson }: { io: CommandIo; isJson: boolean },
): Promise<ExitCode> {
  const { jobs } = await client.call<{ jobs: ShownJob[] }>("GET", "/api/v1/jobs");
  for (const job of jobs) io.print(isJson ? JSON.stringify(job) : lineOf(job));
  return 0;
}

function lineOf({ id, kind, state, progress, error }: ShownJob): string {
  const share = progress?.total ? `${Math.floor(100 * progress.done / progress.total)} %` : "";
  return [id, state.padEnd(11), kind.padEnd(20), share, error?.message ?? ""].join("  ").trimEnd();
}
