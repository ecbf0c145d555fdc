import MeaningLine from "@/components/passages/MeaningLine.tsx";
import type { Meaning } from "@/components/passages/meaning.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { useLiveJob } from "./_live_job.ts";
import { type MetJob, useNewestJob } from "./_newest_job.ts";

/** Whether a project can be searched by meaning, kept up to date. */
export default function MeaningState({ projectId, meaning, lang }: {
  projectId: string;
  meaning: Meaning;
  lang: Lang;
}) {
  const { embedder, cursor } = meaning;
  const kind = "retrieval.embed";
  const { job } = useNewestJob({ projectId, kind, first: meaning.job, cursor });
  if (job === null) return <MeaningLine job={null} embedder={embedder} lang={lang} />;
  return <Working key={job.id} {...{ job, embedder, cursor, lang }} />;
}

function Working({ job, embedder, cursor, lang }: Pick<Meaning, "embedder" | "cursor"> & {
  job: MetJob;
  lang: Lang;
}) {
  const now = useLiveJob(job.id, job.first, cursor);
  return <MeaningLine job={{ id: job.id, now }} embedder={embedder} lang={lang} />;
}
