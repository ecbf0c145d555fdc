import { useState } from "preact/hooks";
import type { RemovedDocument, ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";

type Named = Pick<ShownDocument, "id" | "name">;

/** Taking documents away and bringing them back. Both throw what the server refuses. */
export interface Removal {
  /** Removed a moment ago: gone from the screen before the list is there anew. */
  gone: readonly string[];
  /** What can be brought back. */
  removed: readonly RemovedDocument[];
  /** `undo` is what the message offers. */
  remove(document: Named, undo: () => void): Promise<void>;
  restore(document: Named): Promise<void>;
}

/** A project's removed documents, and how to remove more and bring them back. */
export function useRemoval({ projectId, first, undoDays, lang }: {
  projectId: string;
  first: readonly RemovedDocument[];
  /** For how long a removed document can be brought back. */
  undoDays: number;
  lang: Lang;
}): Removal {
  const t = translator(documentTexts, lang);
  const [removed, setRemoved] = useState(first);
  const [gone, setGone] = useState<readonly string[]>([]);
  const appear = (id: string) => setGone((known) => known.filter((other) => other !== id));

  async function look(): Promise<void> {
    const url = `/api/v1/projects/${projectId}/removed-documents`;
    setRemoved((await fetchJson<{ documents: RemovedDocument[] }>(url)).documents);
  }

  return {
    gone,
    removed,
    async remove({ id, name }, undo) {
      setGone((known) => [...known, id]);
      try {
        await fetchJson(`/api/v1/documents/${id}`, { method: "DELETE" });
      } catch (failure) {
        appear(id);
        throw failure;
      }
      say({
        text: t("documents.removed", { name, days: undoDays }),
        action: { text: t("documents.restore"), run: undo },
      });
      await look();
    },
    async restore({ id, name }) {
      await fetchJson(`/api/v1/documents/${id}/restore`, { method: "POST" });
      appear(id);
      say({ text: t("documents.restored", { name }), tone: "good" });
      await look();
    },
  };
}
