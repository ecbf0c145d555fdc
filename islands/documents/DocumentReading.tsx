import { useEffect, useRef, useState } from "preact/hooks";
import ChunkCards from "@/components/documents/ChunkCards.tsx";
import JumpForm from "@/components/documents/JumpForm.tsx";
import Pane from "@/components/documents/Pane.tsx";
import SizeFields from "@/components/documents/SizeFields.tsx";
import SourceText from "@/components/documents/SourceText.tsx";
import type { MarkedPassage } from "@/components/documents/text_segments.ts";
import TextLegend from "@/components/documents/TextLegend.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Pager from "@/components/kit/Pager.tsx";
import { Hint, SectionTitle } from "@/components/kit/Text.tsx";
import type { DocumentView } from "@/core/contract/document_views.ts";
import type { ChunkSizes, ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { useAwake } from "../_use_awake.ts";
import { followLinks, numberIn } from "./_follow_links.ts";
import PreviewPanel from "./_PreviewPanel.tsx";
import { chunkIn, type ShownView, useView } from "./_use_view.ts";

interface Props {
  document: ShownDocument;
  first: DocumentView;
  /** The passage that somebody was sent to. */
  marked: MarkedPassage | null;
  /** As the project's settings say. */
  sizes: ChunkSizes;
  lang: Lang;
}

/** A document's text beside its chunks, part by part, and what other lengths would make of it. */
export default function DocumentReading({ document, first, marked, sizes, lang }: Props) {
  const t = translator(documentTexts, lang);
  const isLive = useAwake();
  const shown = useView(document.id, first);
  const { view, error } = shown;
  return (
    <>
      <Card title={t("documents.chunks")} lead={t("documents.source.hint")}>
        <FormError error={error} lang={lang} />
        <Ways document={document} shown={shown} isLive={isLive} lang={lang} />
        <Panes shown={shown} marked={marked} lang={lang} />
        <TextLegend {...legendOf(shown, marked)} lang={lang} />
        <ViewPager view={view} documentId={document.id} go={isLive ? shown.go : null} lang={lang} />
      </Card>
      {isLive && <OtherLengths {...{ document, sizes, lang }} at={view.start} />}
    </>
  );
}

/** Only what is on the screen needs explaining. */
function legendOf({ view: { start, end }, selected }: ShownView, marked: MarkedPassage | null) {
  const hasPassage = marked !== null && marked.start < end && start < marked.end;
  const hasWords = hasPassage && marked.words.length > 0;
  return { hasChosen: selected !== null, hasPassage, hasWords };
}

function Panes({ shown, marked, lang }: {
  shown: ShownView;
  marked: MarkedPassage | null;
  lang: Lang;
}) {
  const { view, isBusy } = shown;
  const sentTo = view.chunks.find(({ start }) => start === marked?.start)?.position ?? null;
  const selected = shown.selected ?? sentTo;
  const t = translator(documentTexts, lang);
  const source = useRef<HTMLDivElement>(null);
  const chunks = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const { current } of [source, chunks]) current?.scrollTo({ top: 0 });
  }, [view]);
  useEffect(() => {
    if (selected === null) return;
    scrollWithin(source.current, `#text-${selected + 1}`);
    scrollWithin(chunks.current, `#chunk-${selected + 1}`);
  }, [view, selected]);
  useEffect(() => scrollWithin(source.current, "#mark"), [view]);
  return (
    <div class="grid gap-4 lg:grid-cols-2" aria-busy={isBusy} onClick={crossOver(shown)}>
      <Stack gap="small">
        <SectionTitle level={3}>{t("documents.source")}</SectionTitle>
        <Pane label={t("documents.source")} paneRef={source}>
          <SourceText part={{ ...view, marked }} selected={selected} hasLinks lang={lang} />
        </Pane>
      </Stack>
      <Stack gap="small">
        <SectionTitle level={3}>{t("documents.chunks")}</SectionTitle>
        <Pane label={t("documents.chunks")} paneRef={chunks}>
          <ChunkCards {...{ view, selected, marked, lang }} />
        </Pane>
      </Stack>
    </div>
  );
}

/**
 * A number in the text leads to its chunk, and back: both panes turn to it, the page stays where it
 * is, and the focus crosses over.
 */
function crossOver({ select }: ShownView): (event: MouseEvent) => void {
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const position = link && chunkIn(link.hash);
    if (!link || position === null) return;
    event.preventDefault();
    select(position);
    const target = document.querySelector<HTMLElement>(link.hash);
    const goal = target?.matches("a") ? target : target?.querySelector<HTMLElement>("a");
    goal?.focus({ preventScroll: true });
  };
}

/** Brings an element to the top of its pane, and leaves the page where it is. */
function scrollWithin(pane: HTMLElement | null, selector: string): void {
  const target = pane?.querySelector<HTMLElement>(selector);
  if (!pane || !target) return;
  const distance = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + distance - 8 });
}

function Ways({ document, shown: { view, go }, isLive, lang }: {
  document: ShownDocument;
  shown: ShownView;
  isLive: boolean;
  lang: Lang;
}) {
  const { id, pages } = document;
  if (view.earlier === null && view.later === null) return null;
  return (
    <Row gap="normal">
      <JumpForm
        documentId={id}
        what="chunk"
        total={view.total}
        onGo={isLive ? (number) => go({ from: number - 1 }) : undefined}
        lang={lang}
      />
      {pages !== null && pages > 1 && (
        <JumpForm
          documentId={id}
          what="page"
          total={pages}
          onGo={isLive ? (number) => go({ page: number }) : undefined}
          lang={lang}
        />
      )}
    </Row>
  );
}

function ViewPager({ view, documentId, go, lang }: {
  view: DocumentView;
  documentId: string;
  go: ShownView["go"] | null;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { chunks, total, earlier, later } = view;
  const from = (chunks[0]?.position ?? 0) + 1;
  if (earlier === null && later === null) return null;
  const way = (key: "earlier" | "later", place: number | null) =>
    place === null ? null : {
      href: `/documents/${documentId}?from=${place}`,
      text: t(`documents.chunks.${key}`),
    };
  return (
    <div
      onClick={go ? followLinks((address) => go({ from: numberIn(address, "from") })) : undefined}
    >
      <Pager
        label={t("documents.chunks.pages")}
        shown={t("documents.chunks.shown", { from, to: from + chunks.length - 1, total })}
        earlier={way("earlier", earlier)}
        later={way("later", later)}
      />
    </div>
  );
}

function OtherLengths({ document, sizes, at, lang }: Omit<Props, "first" | "marked"> & {
  at: number;
}) {
  const t = translator(documentTexts, lang);
  const [entered, setEntered] = useState({
    chunkTokens: String(sizes.chunkTokens),
    chunkOverlap: String(sizes.chunkOverlap),
  });
  return (
    <Card>
      <Disclosure summary={t("documents.preview.title")}>
        <Hint>{t("documents.preview.title.hint")}</Hint>
        <SizeFields sizes={entered} onChange={setEntered} lang={lang} />
        <PreviewPanel documents={[document]} sizes={entered} at={at} lang={lang} />
      </Disclosure>
    </Card>
  );
}
