import type { z } from "zod";
import { type jobSchema, translator } from "@/core/contract/mod.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import type { Client } from "./client.ts";
import type { CommandIo, ExitCode } from "./command.ts";
import { createProgressLine } from "./progress_line.ts";

/** A job as the REST interface shows it. */
export type ShownJob = z.output<typeof jobSchema>;

const words = {
  failed: { en: "Failed: {message}", de: "Fehlgeschlagen: {message}" },
  ended: { en: "The job is now {state}.", de: "Der Auftrag ist jetzt {state}." },
} as const;

/**
 * Shows a job's progress on stderr until it rests. Ctrl-C cancels the job and waits for its end.
 *
 * @returns the job as it rests.
 */
export async function followJob(client: Client, jobId: string, io: CommandIo): Promise<ShownJob> {
  const line = createProgressLine(io);
  const cancel = () => {
    client.call("POST", `/api/v1/jobs/${jobId}`, { body: { action: "cancel" } }).catch(() => {});
  };
  io.signal.addEventListener("abort", cancel, { once: true });
  try {
    for await (const event of client.follow(jobId)) line.show(event);
  } finally {
    io.signal.removeEventListener("abort", cancel);
    line.end();
  }
  return await client.call<ShownJob>("GET", `/api/v1/jobs/${jobId}`);
}

/** Says how a job ended if it did not end well; answers the command's exit code. */
export function reportJobEnd(job: ShownJob, io: CommandIo): ExitCode {
  if (job.state === "done") return 0;
  if (job.error) {
    io.say(words.failed[io.lang].replace("{message}", job.error.message));
    io.say(job.error.hint);
  } else {
    const state = translator(jobsTexts, io.lang)(`state.${job.state}`);
    io.say(words.ended[io.lang].replace("{state}", state));
  }
  return 1;
}
