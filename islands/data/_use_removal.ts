import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { tellProjectChange } from "../_project_change.ts";
import { say } from "../_toasts.ts";

/** Takes rows away and offers to undo that. */
export interface Removal {
  /** The list loses them before the answer comes. */
  rows(ids: readonly string[]): Promise<void>;
  /** The row and all others of its fact, which only the answer tells. */
  fact(id: string): Promise<void>;
}

/** Takes rows away at once and offers to undo that. */
export function createRemoval(
  { projectId, lang, drop, reload }: {
    projectId: string;
    lang: Lang;
    drop(ids: readonly string[]): void;
    reload(): void;
  },
): Removal {
  const t = translator(rowTexts, lang);
  const post = <Answer>(deed: string, ids: readonly string[]) =>
    fetchJson<Answer>(`/api/v1/projects/${projectId}/rows/${deed}`, {
      method: "POST",
      body: { ids },
    });

  async function restore(ids: readonly string[]): Promise<void> {
    try {
      const { restored } = await post<{ restored: string[] }>("restore", ids);
      say({ text: t("datasets.restored.many", { count: restored.length }), tone: "good" });
    } catch (error) {
      sayFailure(error, { text: t("datasets.restore"), run: () => restore(ids) });
    }
    reload();
    tellProjectChange();
  }

  async function attempt(work: () => Promise<readonly string[]>): Promise<void> {
    try {
      const removed = await work();
      say({
        text: t("datasets.removed.many", { count: removed.length }),
        ...removed.length > 0 &&
          { action: { text: t("datasets.restore"), run: () => restore(removed) } },
      });
    } catch (error) {
      reload();
      sayFailure(error);
    }
    tellProjectChange();
  }

  return {
    rows: (ids) =>
      attempt(async () => {
        drop(ids);
        const { removed } = await post<{ removed: string[] }>("remove", ids);
        if (removed.length < ids.length) reload();
        return removed;
      }),
    fact: (id) =>
      attempt(async () => {
        const { removed } = await fetchJson<{ removed: string[] }>(`/api/v1/rows/${id}/fact`, {
          method: "DELETE",
        });
        drop(removed);
        return removed;
      }),
  };
}

function sayFailure(error: unknown, again?: { text: string; run(): Promise<void> }): void {
  if (!(error instanceof RequestError)) throw error;
  say({ text: `${error.message} ${error.hint}`, tone: "bad", ...again && { action: again } });
}
