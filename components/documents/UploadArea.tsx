import type { Ref } from "preact";
import { acceptedEndings } from "@/core/contract/document_formats.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button, buttonClass } from "../kit/Button.tsx";
import FileDrop from "../kit/FileDrop.tsx";

/** What happens with what is chosen, once a script follows the form. */
export interface LiveArea {
  /** Files hover over the page. */
  isOver: boolean;
  input: Ref<HTMLInputElement>;
  onFiles(files: readonly File[]): void;
  onFolder(files: readonly File[]): void;
}

/**
 * Where files and folders are chosen. A plain form until it is live: then what is chosen or dropped
 * is taken at once.
 */
export default function UploadArea({ projectId, limitBytes, isFirst, live, lang }: {
  projectId: string;
  limitBytes: number;
  /** There is no document yet: uploading is what comes next. */
  isFirst: boolean;
  live: LiveArea | null;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const invitation = live?.isOver ? "documents.upload.drop" : "documents.upload.choose";
  return (
    <form
      method="post"
      action={`/projects/${projectId}/documents/upload`}
      enctype="multipart/form-data"
    >
      <FileDrop
        id="files"
        name="files"
        title={t(live ? invitation : "documents.upload.choose.plain")}
        hint={t("documents.upload.hint", { limit: bytesText(limitBytes, lang) })}
        choose={t(live ? "documents.upload" : "documents.upload.choose.plain")}
        accept={acceptedEndings}
        look={isFirst ? "primary" : "plain"}
        live={live}
      >
        {live
          ? <FolderButton onFolder={live.onFolder} lang={lang} />
          : <Button type="submit" look="primary">{t("documents.upload")}</Button>}
      </FileDrop>
    </form>
  );
}

/** A label of a hidden field: browsers do not let us draw those. */
function FolderButton({ onFolder, lang }: Pick<LiveArea, "onFolder"> & { lang: Lang }) {
  const t = translator(documentTexts, lang);
  return (
    <>
      <input
        id="folder"
        class="sr-only"
        type="file"
        {...{ webkitdirectory: true }}
        aria-label={t("documents.upload.folder")}
        onChange={({ currentTarget }) => {
          onFolder([...currentTarget.files ?? []]);
          currentTarget.value = "";
        }}
      />
      <label for="folder" class={buttonClass()}>{t("documents.upload.folder")}</label>
    </>
  );
}
