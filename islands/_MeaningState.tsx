import MeaningLine from "@/components/passages/MeaningLine.tsx";
import type { Meaning } from "@/components/passages/meaning.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { useLiveJob } from "./_live_job.ts";
import { type MetJob, useNewestJob } from "./_newest_job.ts";

/** Whether a project can be searched by meaning, kept up to date. */
export default function MeaningState({ projectId, meaning, isFailing = false, lang }: {
  projectId: string;
  meaning: Meaning;
  /** The last question could not be compared by meaning. */
  isFailing?: boolean;
  lang: Lang;
}) {
  const { embedder, answering, cursor } = meaning;
  const shown = { embedder, answering, isFailing, lang };
  const kind = "retrieval.embed";
  const { job } = useNewestJob({ projectId, kind, first: meaning.job, cursor });
  if (job === null) return <MeaningLine job={null} {...shown} />;
  return <Working key={job.id} {...shown} {...{ job, cursor }} />;
}

function Working({ job, cursor, ...shown }: Pick<Meaning, "embedder" | "answering" | "cursor"> & {
  job: MetJob;
  isFailing: boolean;
  lang: Lang;
}) {
  const now = useLiveJob(job.id, job.first, cursor);
  return <MeaningLine job={{ id: job.id, now }} {...shown} />;
}
