import { useEffect, useState } from "preact/hooks";
import type { DatasetSummary } from "@/core/contract/datasets.ts";
import type { ShownJob } from "@/components/jobs/shown_job.ts";
import { fetchJson } from "@/web/client/mod.ts";
import { onProjectChange } from "../_project_change.ts";

/** Whether rows were made or changed since work on them failed: its message is then of the past. */
export function useIsOutdated(
  projectId: string,
  { state, finishedAt }: Pick<ShownJob, "state" | "finishedAt">,
): boolean {
  const [isOutdated, setIsOutdated] = useState(false);

  async function check(): Promise<void> {
    try {
      const path = `/api/v1/projects/${projectId}/rows?limit=1`;
      const { summary } = await fetchJson<{ summary: DatasetSummary }>(path);
      setIsOutdated(isChangedSince(summary, finishedAt ?? null));
    } catch {
      // The list of rows says that nothing could be loaded; the message stays.
    }
  }

  useEffect(() => {
    setIsOutdated(false);
    return state === "failed" ? onProjectChange(() => void check()) : undefined;
  }, [state, finishedAt]);
  return isOutdated;
}

function isChangedSince({ changedAt }: DatasetSummary, at: string | null): boolean {
  return changedAt !== null && at !== null && changedAt > at;
}
