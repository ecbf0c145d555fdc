import { useEffect, useRef, useState } from "preact/hooks";
import type { DatasetSummary } from "@/core/contract/datasets.ts";
import type { RowLengths } from "@/core/contract/row_lengths.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";
import { onProjectChange } from "../_project_change.ts";

/** The figures of a project's data. */
export interface Overview {
  summary: DatasetSummary;
  lengths: RowLengths;
}

/** The figures as they change; rows that were never counted are counted, a thousand at a time. */
export function useOverview(projectId: string, first: Overview) {
  const [overview, setOverview] = useState(first);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const isAwake = useAwake();
  const isCounting = useRef(false);
  const rows = `/api/v1/projects/${projectId}/rows`;

  async function count(): Promise<void> {
    if (isCounting.current) return;
    isCounting.current = true;
    setFailure(null);
    try {
      for (let isLeft = true; isLeft;) {
        const lengths = await fetchJson<RowLengths>(`${rows}/lengths`, { method: "POST" });
        setOverview((known) => ({ ...known, lengths }));
        isLeft = lengths.counted < lengths.rows;
      }
    } catch (error) {
      if (error instanceof RequestError) setFailure(error);
    } finally {
      isCounting.current = false;
    }
  }

  async function refresh(): Promise<void> {
    try {
      const { summary } = await fetchJson<Overview>(`${rows}?limit=1`);
      setOverview((known) => ({ ...known, summary }));
      await count();
    } catch {
      // The rows below say that they could not be loaded; these figures are the ones before.
    }
  }

  useEffect(() => {
    if (first.lengths.counted < first.lengths.rows) void count();
    return onProjectChange(() => void refresh());
  }, []);

  return { ...overview, failure, count: isAwake ? () => void count() : null };
}
