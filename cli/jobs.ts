import { type Lang, translator } from "@/core/contract/mod.ts";
import { jobKindText, jobsTexts } from "@/core/contract/text/jobs.ts";
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
      if (action !== "follow" && !actions.includes(action)) throw unknownAction(action);
      if (!id) throw withoutId(action);
      if (action === "follow") return reportJobEnd(await followJob(client, id, io), io);
      await client.call("POST", `/api/v1/jobs/${encodeURIComponent(id)}`, { body: { action } });
      return 0;
    });
  },
};

function unknownAction(action: string): UsageError {
  return new UsageError({
    en: `Unknown action "${action}"; there are ${actions.join(", ")} and follow`,
    de: `Unbekannte Aktion „${action}“; es gibt ${actions.join(", ")} und follow`,
  });
}

function withoutId(action: string): UsageError {
  return new UsageError({
    en: `lernwerk jobs ${action} needs the job's id`,
    de: `lernwerk jobs ${action} braucht die Id des Auftrags`,
  });
}

async function list(
  client: Client,
  { io, isJson }: { io: CommandIo; isJson: boolean },
): Promise<ExitCode> {
  const { jobs } = await client.call<{ jobs: ShownJob[] }>("GET", "/api/v1/jobs");
  for (const job of jobs) io.print(isJson ? JSON.stringify(job) : lineOf(job, io.lang));
  return 0;
}

function lineOf({ id, kind, state, progress, error }: ShownJob, lang: Lang): string {
  const share = progress?.total ? `${Math.floor(100 * progress.done / progress.total)} %` : "";
  const shownState = translator(jobsTexts, lang)(`state.${state}`);
  return [
    id,
    shownState.padEnd(13),
    jobKindText(kind, lang).padEnd(24),
    share,
    error?.message ?? "",
  ].join("  ")
    .trimEnd();
}
