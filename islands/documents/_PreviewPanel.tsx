import { useEffect, useRef, useState } from "preact/hooks";
import { areUsable, type EnteredSizes, sizesOf } from "@/components/documents/SizeFields.tsx";
import SplitFigures from "@/components/documents/SplitFigures.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { useSplitPreview } from "./_split_preview.ts";

/** What of a document a preview tells. */
export type PreviewedDocument = Pick<ShownDocument, "id" | "name" | "chunkCount" | "state">;

/** What the entered lengths make of one document, as they change. */
export default function PreviewPanel({ documents, sizes, at = 0, lang }: {
  /** The first one is shown; the others can be chosen. */
  documents: readonly PreviewedDocument[];
  sizes: EnteredSizes;
  /** From where in the text on chunks are shown. */
  at?: number;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const [chosen, setChosen] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const { ref, isSeen } = useSeen();
  const first = documents.find(({ id }) => !unreadable.includes(id)) ?? documents[0];
  const document = documents.find(({ id }) => id === chosen) ?? first;
  const wanted = sizesOf(sizes);
  const { of, preview, error } = useSplitPreview({
    documentId: isSeen && areUsable(wanted) ? document?.id ?? null : null,
    at,
    ...wanted,
  });
  const isBroken = error !== null && of === document?.id;
  useEffect(() => {
    // Nobody has read these yet: the first that can be read is the one to show.
    if (!isBroken || chosen !== null || document?.state !== "uploaded") return;
    if (error.code !== "offline") setUnreadable((known) => [...known, document.id]);
  }, [error]);
  if (!document) return null;
  return (
    <div ref={ref}>
      <Stack>
        {documents.length > 1 && (
          <SelectField
            id="preview-document"
            label={t("documents.preview.document")}
            options={documents.map(({ id, name }) => ({ value: id, text: name }))}
            chosen={document.id}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
        )}
        {isBroken && <Message tone="bad" title={error.message} isUrgent>{error.hint}</Message>}
        {!areUsable(wanted) && <Hint>{t("documents.preview.unusable")}</Hint>}
        {preview
          ? (
            <SplitFigures
              preview={preview}
              now={document.state === "ready" ? document.chunkCount : null}
              lang={lang}
            />
          )
          : !isBroken && <Hint>{t("documents.preview.waiting")}</Hint>}
      </Stack>
    </div>
  );
}

/** Whether an element was on the screen: what is folded away asks the server nothing. */
function useSeen() {
  const ref = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, isSeen };
}
