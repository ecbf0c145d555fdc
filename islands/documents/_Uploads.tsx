import { useEffect, useRef } from "preact/hooks";
import UploadArea from "@/components/documents/UploadArea.tsx";
import UploadList from "@/components/documents/UploadList.tsx";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { useAwake } from "../_use_awake.ts";
import { say } from "../_toasts.ts";
import { usePageDrop } from "../_use_page_drop.ts";
import { droppedFiles, filesOfFolder, type GivenFiles } from "./_dropped_files.ts";
import { type UploadPlace, useUploads } from "./_use_uploads.ts";

/** Where files are chosen or dropped, and what becomes of them. */
export default function Uploads({ isFirst, ...place }: UploadPlace & { isFirst: boolean }) {
  const { projectId, limitBytes, lang } = place;
  const { items, leftOut, add, cancel, retry, clear } = useUploads(place);
  const isLive = useAwake();
  const input = useRef<HTMLInputElement>(null);
  const isOver = usePageDrop((dropped) => void droppedFiles(dropped).then(take));
  const addFiles = (files: readonly File[]) =>
    take({ files: files.map((file) => ({ file, name: file.name })), leftOut: [] });
  useEffect(() => {
    // Somebody was faster than this script.
    const early = document.querySelector<HTMLInputElement>("#files")?.files ?? [];
    if (early.length > 0) addFiles([...early]);
  }, []);
  const live = {
    isOver,
    input,
    onFiles: addFiles,
    onFolder: (files: readonly File[]) => take(filesOfFolder(files)),
  };

  function take(given: GivenFiles): void {
    if (given.files.length === 0) {
      const text = translator(documentTexts, lang)("documents.upload.nothing");
      say({ text, tone: "bad" });
    }
    add(given);
  }

  return (
    <>
      {isOver && (
        <div class="pointer-events-none fixed inset-2 z-50 rounded-box border-4 border-dashed
          border-primary" />
      )}
      <UploadArea
        projectId={projectId}
        limitBytes={limitBytes}
        isFirst={isFirst}
        lang={lang}
        live={isLive ? live : null}
      />
      <UploadList
        items={items}
        leftOut={leftOut}
        lang={lang}
        onCancel={cancel}
        onRetry={retry}
        onClear={clear}
      />
    </>
  );
}
