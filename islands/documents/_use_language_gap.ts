import { useEffect, useRef, useState } from "preact/hooks";
import type { LanguageGap } from "@/core/contract/models.ts";
import { fetchJson } from "@/web/client/mod.ts";

/** Whether the project's model lacks the language of its documents; told anew as more are read. */
export function useLanguageGap(
  { projectId, first, ready }: {
    projectId: string;
    first: LanguageGap | null;
    /** How many documents are read. */
    ready: number;
  },
): LanguageGap | null {
  const [gap, setGap] = useState(first);
  const known = useRef(ready);
  useEffect(() => {
    if (known.current === ready) return;
    known.current = ready;
    fetchJson<{ gap: LanguageGap | null }>(`/api/v1/projects/${projectId}/language-gap`)
      .then(({ gap }) => setGap(gap), () => {});
  }, [ready]);
  return gap;
}
