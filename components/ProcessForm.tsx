import type { ChunkSizes, ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";

/** As in the settings, which check them again. */
const ranges = {
  chunkTokens: { least: 16, most: 8192 },
  chunkOverlap: { least: 0, most: 4096 },
} as const;

/** What is left to read, and the button for it; how texts are split can be opened below. */
export default function ProcessForm({ projectId, documents, sizes, lang }: {
  projectId: string;
  documents: readonly ShownDocument[];
  /** As they are set, or as they were just entered. */
  sizes: Record<keyof ChunkSizes, string>;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const total = documents.length;
  const failed = documents.filter(({ state }) => state === "failed").length;
  const ready = documents.filter(({ state }) => state === "ready").length;
  const waiting = total - failed - ready;
  return (
    <form method="post" action={`/projects/${projectId}/documents`} class="stack">
      {waiting > 0 && <p>{t("documents.process.waiting", { count: waiting, total })}</p>}
      {waiting === 0 && failed > 0 && (
        <p>{t("documents.process.failed", { count: failed, total })}</p>
      )}
      {waiting + failed === 0 && <p>{t("documents.process.done")}</p>}
      <p class="row">
        {waiting + failed > 0 && (
          <button
            type="submit"
            name="which"
            value="waiting"
            class={waiting > 0 ? "primary" : ""}
          >
            {t(waiting > 0 ? "documents.process" : "documents.process.retry", { count: failed })}
          </button>
        )}
        {waiting === 0 && ready > 0 && (
          <a class="button primary" href={`/projects/${projectId}/model`}>
            {t("documents.process.next")}
          </a>
        )}
      </p>
      <details>
        <summary>{t("documents.process.sizes")}</summary>
        <div class="stack details-body">
          <p class="quiet small">{t("documents.process.sizes.hint")}</p>
          <div class="columns">
            {(["chunkTokens", "chunkOverlap"] as const).map((name) => (
              <div key={name} class="field">
                <label for={name}>{t(`documents.setting.${name}`)}</label>
                <input
                  id={name}
                  name={name}
                  type="number"
                  required
                  step="1"
                  min={ranges[name].least}
                  max={ranges[name].most}
                  value={sizes[name]}
                  onInvalid={({ currentTarget }) => openAround(currentTarget)}
                />
              </div>
            ))}
          </div>
          {ready > 0 && (
            <p>
              <button type="submit" name="which" value="all">{t("documents.process.again")}</button>
            </p>
          )}
        </div>
      </details>
    </form>
  );
}

/** A browser cannot point at a field that is folded away. */
function openAround(field: HTMLElement): void {
  field.closest("details")?.setAttribute("open", "");
}
