import type { DocumentView } from "@/core/contract/document_views.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { pagesText } from "@/core/contract/text/pages.ts";
import { translator } from "@/core/contract/text.ts";
import { Stack } from "../kit/Layout.tsx";
import { Hint, SectionTitle } from "../kit/Text.tsx";
import { FoundText } from "./SourceText.tsx";
import { textLooks } from "./text_looks.ts";
import type { MarkedPassage } from "./text_segments.ts";

/** Chunks in their order, each with its place in the source. */
export default function ChunkCards({ view, selected = null, marked = null, lang }: {
  view: Pick<DocumentView, "start" | "text" | "chunks">;
  selected?: number | null;
  /** The words that a passage was found by stand out in its chunk. */
  marked?: MarkedPassage | null;
  lang: Lang;
}) {
  return (
    <ol class="flex flex-col">
      {view.chunks.map((chunk) => (
        <li
          key={chunk.id}
          id={`chunk-${chunk.position + 1}`}
          class="scroll-mt-4 border-t border-base-300 px-1 py-3 first:border-t-0 target:bg-primary/10
            aria-[current=true]:bg-primary/10"
          aria-current={chunk.position === selected}
        >
          <ChunkCard
            chunk={chunk}
            view={view}
            words={chunk.start === marked?.start ? marked.words : []}
            lang={lang}
          />
        </li>
      ))}
    </ol>
  );
}

function ChunkCard({ chunk, view, words, lang }: {
  chunk: DocumentView["chunks"][number];
  view: Pick<DocumentView, "start" | "text">;
  words: readonly string[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { position, headingPath, start, end, tokens } = chunk;
  const sharedUntil = chunk.sharedUntil ?? start;
  const textOf = (from: number, to: number) => view.text.slice(from - view.start, to - view.start);
  const place = [
    pagesText(chunk, lang),
    t("documents.chunk.place", { start, end }),
    t("documents.chunk.tokens", { tokens }),
  ];
  return (
    <Stack gap="tight">
      <SectionTitle level={3}>
        <a class="title-link" href={`#text-${position + 1}`}>
          {t("documents.chunk.number", { number: position + 1 })}
        </a>
      </SectionTitle>
      {headingPath.length > 0 && <Hint>{headingPath.join(" › ")}</Hint>}
      <Hint>{place.filter(Boolean).join(" · ")}</Hint>
      <p class="chunk-text text-sm whitespace-pre-wrap">
        {sharedUntil > start && (
          <span class={textLooks.shared}>
            <FoundText text={textOf(start, sharedUntil)} words={words} />
          </span>
        )}
        <FoundText text={textOf(sharedUntil, end)} words={words} />
      </p>
    </Stack>
  );
}
