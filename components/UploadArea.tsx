import type { Ref } from "preact";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";

const endings = ".pdf,.docx,.md,.markdown,.txt,.text";

/**
 * Where files are chosen. A plain form until it is live: then what is chosen or dropped is taken at
 * once.
 */
export default function UploadArea({ projectId, limitBytes, lang, input, live }: {
  projectId: string;
  limitBytes: number;
  lang: Lang;
  input?: Ref<HTMLInputElement>;
  live: { isOver: boolean; onFiles(files: readonly File[]): void } | null;
}) {
  const t = translator(documentTexts, lang);
  return (
    <form
      method="post"
      action={`/projects/${projectId}/documents/upload`}
      enctype="multipart/form-data"
      class={`drop-zone ${live?.isOver ? "over" : ""}`}
    >
      <strong>
        {t(
          !live
            ? "documents.upload.choose.plain"
            : live.isOver
            ? "documents.upload.drop"
            : "documents.upload.choose",
        )}
      </strong>
      <span id="files-hint" class="quiet small">
        {t("documents.upload.hint", { limit: bytesText(limitBytes, lang) })}
      </span>
      <input
        ref={input ?? null}
        id="files"
        class={live ? "visually-hidden" : ""}
        type="file"
        name="files"
        multiple
        required
        accept={endings}
        aria-label={t("documents.upload.choose.plain")}
        aria-describedby="files-hint"
        onChange={({ currentTarget }) => {
          live?.onFiles([...currentTarget.files ?? []]);
          if (live) currentTarget.value = "";
        }}
      />
      {live
        ? <label for="files" class="button primary">{t("documents.upload")}</label>
        : <button type="submit" class="primary">{t("documents.upload")}</button>}
    </form>
  );
}
