import { asListed, type ListedJob } from "@/components/jobs/listed_job.ts";
import { describeError, type Job, type Lang } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";

/** Jobs as lists show them; of the projects' names those that are given are shown. */
export function listedJobs(
  { jobs }: Pick<App, "jobs">,
  found: readonly Job[],
  { projectNames = {}, lang }: { projectNames?: Readonly<Record<string, string>>; lang: Lang },
): ListedJob[] {
  return found.map((job) => {
    const error = job.error && presentError(job.error, lang);
    const isPausable = jobs.isPausable(job.kind);
    return asListed({ ...job, error, isPausable }, projectNames);
  });
}

function presentError(error: NonNullable<Job["error"]>, lang: Lang): ListedJob["error"] {
  const { code, message, hint } = describeError(error, lang);
  return { code, message, hint };
}
