import { useEffect, useRef, useState } from "preact/hooks";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { ShownUpload } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { RequestError, uploadForm } from "@/web/client/mod.ts";
import {
  createUploadQueue,
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
export function useUploads(place: UploadPlace): { items: readonly UploadItem[] } & UploadQueue {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const queue = useRef<UploadQueue | null>(null);
  queue.current ??= createUploadQueue({
    send: (file, options) => sendFile(place, file, options),
    onChange: setItems,
  });
  const isBusy = items.some((item) => !isThrough(item));
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);
  return { items, ...queue.current };
}

/** What cannot work is refused before it is sent: a whole upload would be waited for in vain. */
async function sendFile(place: UploadPlace, file: File, options: SendOptions): Promise<Sent> {
  const t = translator(documentTexts, place.lang);
  const size = (bytes: number) => bytesText(bytes, place.lang);
  if (file.size > place.limitBytes) {
    const params = { size: size(file.size), limit: size(place.limitBytes) };
    return refused(t("documents.upload.too-large", params), t("documents.upload.too-large.hint"));
  }
  if (!await isReadable(file)) {
    return refused(t("documents.upload.unreadable"), t("documents.upload.unreadable.hint"));
  }
  try {
    const sent = outcomeOf(await upload(place, file, options), file, place.lang);
    if (sent.outcome === "added") place.onAdded();
    return sent;
  } catch (error) {
    if (error instanceof RequestError) return refused(error.message, error.hint);
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
  file: File,
  { signal, onShare }: SendOptions,
): Promise<ShownUpload> {
  const body = new FormData();
  body.append("files", file);
  const { files } = await uploadForm<{ files: [ShownUpload] }>(
    `/api/v1/projects/${projectId}/documents`,
    { body, signal, onSent: (sent, total) => onShare(total > 0 ? sent / total : 0) },
  );
  return files[0];
}

function outcomeOf({ outcome, document, error }: ShownUpload, file: File, lang: Lang): Sent {
  if (error) return refused(error.message, error.hint);
  if (outcome !== "exists") return { outcome, message: "", hint: "" };
  const t = translator(documentTexts, lang);
  const name = document?.name ?? file.name;
  const message = name === file.name.normalize("NFC")
    ? t("documents.upload.there")
    : t("documents.upload.there.as", { name });
  return { outcome, message, hint: "" };
}

function refused(message: string, hint: string): Sent {
  return { outcome: "failed", message, hint };
}
