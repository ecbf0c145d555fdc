import type { ComponentChildren } from "preact";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { ChunkSizes } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Row, Stack } from "../kit/Layout.tsx";
import { Hint } from "../kit/Text.tsx";
import SizeFields, { type EnteredSizes } from "./SizeFields.tsx";

/** What a live form does instead of being sent. */
export interface LiveProcessForm {
  onSizes(sizes: EnteredSizes): void;
  onStart(which: "waiting" | "all"): void;
  isBusy: boolean;
}

/** What is left to read, and the button for it; how texts are split can be opened below. */
export default function ProcessForm({ projectId, counts, sizes, usual, live, lang, children }: {
  projectId: string;
  counts: ShownDocumentPage["counts"];
  /** As they are set, or as they were just entered. */
  sizes: EnteredSizes;
  /** As the studio's settings say, for projects that say nothing. */
  usual: ChunkSizes;
  live: LiveProcessForm | null;
  lang: Lang;
  /** Below the lengths: what they do. */
  children?: ComponentChildren;
}) {
  const t = translator(documentTexts, lang);
  const { ready, failed } = counts;
  const waiting = counts.uploaded + counts.processing;
  const total = waiting + failed + ready;
  const start = live && ((event: SubmitEvent) => {
    event.preventDefault();
    const { value } = event.submitter as HTMLButtonElement;
    live.onStart(value === "all" ? "all" : "waiting");
  });
  return (
    <form
      method="post"
      action={`/projects/${projectId}/documents`}
      data-keep="chunk-sizes"
      onInvalidCapture={openAround}
      {...start && { onSubmit: start }}
    >
      <Stack>
        {waiting === 0 && failed > 0 && (
          <p>{t("documents.process.failed", { count: failed, total })}</p>
        )}
        {waiting + failed > 0 && (
          <Row>
            <Button
              type="submit"
              name="which"
              value="waiting"
              look={waiting > 0 ? "primary" : "plain"}
              icon={waiting > 0 ? "play" : "refresh"}
              isBusy={live?.isBusy}
            >
              {t(waiting > 0 ? "documents.process" : "documents.process.retry", { count: failed })}
            </Button>
          </Row>
        )}
        <Disclosure summary={t("documents.process.sizes")}>
          <Hint>{t("documents.process.sizes.hint")}</Hint>
          <SizeFields sizes={sizes} usual={usual} onChange={live?.onSizes} lang={lang} />
          {ready > 0 && (
            <Row>
              <Button type="submit" name="which" value="all" icon="refresh">
                {t("documents.process.again")}
              </Button>
            </Row>
          )}
          {children}
        </Disclosure>
      </Stack>
    </form>
  );
}

/** A browser cannot point at a field that is folded away. */
function openAround({ target }: Event): void {
  (target as Element).closest("details")?.setAttribute("open", "");
}
