import { useEffect, useRef, useState } from "preact/hooks";
import JobTable from "@/components/jobs/JobTable.tsx";
import {
  afterListEvent,
  asListed,
  isNewJob,
  type ListedJob,
} from "@/components/jobs/listed_job.ts";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

/** Which jobs that begin meanwhile come into the list. */
export interface NewJobs {
  /** Only those of one project; null for all. */
  projectId: string | null;
  projectNames: Readonly<Record<string, string>>;
}

type FoundJob = Parameters<typeof asListed>[0];

/** A list of jobs whose states and bars move while they work. */
export default function JobList({ first, cursor, newJobs, lang }: {
  first: readonly ListedJob[];
  cursor: number;
  /** Null where the list is a part of older ones. */
  newJobs: NewJobs | null;
  lang: Lang;
}) {
  const [jobs, setJobs] = useState(first);
  const shown = useRef(first);
  shown.current = jobs;
  async function add(id: string, { projectId, projectNames }: NewJobs): Promise<void> {
    const job = await fetchJson<FoundJob>(`/api/v1/jobs/${id}`);
    if (projectId !== null && job.projectId !== projectId) return;
    const listed = asListed(job, projectNames);
    setJobs((known) => known.some((each) => each.id === id) ? known : [listed, ...known]);
  }
  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        setJobs((known) => afterListEvent(known, event));
        // One that cannot be looked up now is there when the page is opened again.
        if (newJobs && isNewJob(shown.current, event)) add(event.jobId, newJobs).catch(() => {});
      },
    }), []);
  return <JobTable jobs={jobs} lang={lang} />;
}
