import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { PathStep, PathStepName } from "@/core/contract/overview.ts";
import { fetchJson } from "@/web/client/mod.ts";

/** The step of the project's path that is next by now; told anew whenever the documents change. */
export function useNextStep(
  { projectId, first, counts }: {
    projectId: string;
    first: PathStepName | null;
    counts: ShownDocumentPage["counts"];
  },
): PathStepName | null {
  const [next, setNext] = useState(first);
  const now = JSON.stringify(counts);
  const known = useRef(now);
  useEffect(() => {
    if (known.current === now) return;
    known.current = now;
    fetchJson<{ steps: PathStep[] }>(`/api/v1/projects/${projectId}/path`).then(
      ({ steps }) => setNext(steps.find(({ state }) => state === "next")?.name ?? null),
      () => {},
    );
  }, [now]);
  return next;
}
