import { useEffect, useRef, useState } from "preact/hooks";
import type { LeftOutFile } from "@/core/contract/document_formats.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { ShownUpload } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { RequestError, uploadForm } from "@/web/client/mod.ts";
import type { GivenFiles } from "./_dropped_files.ts";
import {
  createUploadQueue,
  type GivenFile,
  isThrough,
  type SendOptions,
  type Sent,
  type UploadItem,
  type UploadQueue,
} from "./_upload_queue.ts";

/** Where files go, and what is told about them. */
export interface UploadPlace {
  projectId: string;
  limitBytes: number;
  lang: Lang;
  /** Called whenever a file has become a document. */
  onAdded(): void;
}

/** A page's uploads: the files with their states, and what can be done with them. */
export interface Uploads extends Omit<UploadQueue, "add"> {
  items: readonly UploadItem[];
  /** What was left out of the folders and archives that were given last. */
  leftOut: readonly LeftOutFile[];
  add(given: GivenFiles): void;
}

/** Keeps a page's uploads. */
export function useUploads(place: UploadPlace): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const [leftOut, setLeftOut] = useState<readonly LeftOutFile[]>([]);
  const onLeftOut = (more: readonly LeftOutFile[]) => setLeftOut((known) => [...known, ...more]);
  const made = useRef<UploadQueue | null>(null);
  made.current ??= createUploadQueue({
    send: (given, options) => sendFile({ ...place, onLeftOut }, given, options),
    onChange: setItems,
  });
  const queue = made.current;
  const isBusy = items.some((item) => !isThrough(item));
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);
  return {
    ...queue,
    items,
    leftOut,
    add(given) {
      setLeftOut((known) => isBusy ? [...known, ...given.leftOut] : given.leftOut);
      queue.add(given.files);
    },
    clear() {
      setLeftOut([]);
      queue.clear();
    },
  };
}

interface SendPlace extends UploadPlace {
  /** Hears what of an archive was not even tried. */
  onLeftOut(files: readonly LeftOutFile[]): void;
}

/** What cannot work is refused before it is sent: a whole upload would be waited for in vain. */
async function sendFile(
  place: SendPlace,
  given: GivenFile,
  options: SendOptions,
): Promise<Sent> {
  const { file } = given;
  const t = translator(documentTexts, place.lang);
  const size = (bytes: number) => bytesText(bytes, place.lang);
  if (file.size > place.limitBytes) {
    const params = { size: size(file.size), limit: size(place.limitBytes) };
    return {
      outcome: "failed",
      message: t("documents.upload.too-large", params),
      hint: t("documents.upload.too-large.hint"),
      remedy: "limit",
    };
  }
  if (!await isReadable(file)) {
    return {
      outcome: "failed",
      message: t("documents.upload.unreadable"),
      hint: t("documents.upload.unreadable.hint"),
    };
  }
  try {
    const { files, leftOut } = await upload(place, given, options);
    if (leftOut.length > 0) place.onLeftOut(leftOut);
    if (files.some(({ outcome }) => outcome === "added")) place.onAdded();
    return outcomesOf(files, given, place.lang);
  } catch (error) {
    if (error instanceof RequestError) return refused(error);
    throw error;
  }
}

/** A folder that was dropped, and a file that has gone since it was chosen, are not. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function upload(
  { projectId }: UploadPlace,
  { file, name }: GivenFile,
  { signal, onShare }: SendOptions,
): Promise<UploadAnswer> {
  const body = new FormData();
  body.append("files", file, name);
  return await uploadForm<UploadAnswer>(
    `/api/v1/projects/${projectId}/documents?read=true`,
    { body, signal, onSent: (sent, total) => onShare(total > 0 ? sent / total : 0) },
  );
}

interface UploadAnswer {
  files: ShownUpload[];
  leftOut: LeftOutFile[];
}

/** Of a file what became of it, of an archive what became of each file in it. */
function outcomesOf(files: readonly ShownUpload[], given: GivenFile, lang: Lang): Sent {
  const [first] = files;
  if (files.length === 1 && first?.file === given.name) return outcomeOf(first, lang);
  const found = files.map((file) => ({ ...outcomeOf(file, lang), name: file.file }));
  return { outcome: "added", message: "", hint: "", files: found };
}

function outcomeOf({ file, outcome, document, error }: ShownUpload, lang: Lang): Sent {
  if (error) return refused(error);
  if (outcome !== "exists") return { outcome, message: "", hint: "" };
  const t = translator(documentTexts, lang);
  const name = document?.name ?? file;
  const message = name === file.normalize("NFC")
    ? t("documents.upload.there")
    : t("documents.upload.there.as", { name });
  return { outcome, message, hint: "" };
}

function refused({ code, message, hint }: Pick<RequestError, "code" | "message" | "hint">): Sent {
  const isFinal = (code.startsWith("document_") && code !== "document_upload_broken") ||
    code === "too_large";
  return { outcome: "failed", message, hint, ...(!isFinal && { remedy: "retry" as const }) };
}
