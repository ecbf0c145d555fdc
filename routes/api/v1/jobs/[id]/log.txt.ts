import { idParams, type JobId, presentLogLine } from "@/core/contract/mod.ts";
import { type App, endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "job:read",
    summary: "A job's whole log as text",
    params: idParams<JobId>(),
    stream: "application/octet-stream",
  }, ({ app, params, lang }) => {
    const lines = linesOf(app.jobs, params.id, lang);
    const text = ReadableStream.from(lines).pipeThrough(new TextEncoderStream());
    return download(text, { fileName: `lernwerk-log-${params.id}.txt` });
  }),
};

/** So many lines at once are in memory. */
const linesAtOnce = 1000;

async function* linesOf(
  jobs: Pick<App["jobs"], "log">,
  id: JobId,
  lang: Parameters<typeof presentLogLine>[1],
): AsyncGenerator<string> {
  for (let from = 0;; from += linesAtOnce) {
    const { lines } = await jobs.log(id, { from, count: linesAtOnce });
    for (const event of lines) {
      const { at, level, message } = presentLogLine(event, lang);
      yield `${at} ${level === "warning" ? "! " : ""}${message}\n`;
    }
    if (lines.length < linesAtOnce) return;
  }
}
