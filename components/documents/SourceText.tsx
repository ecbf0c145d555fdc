import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { matchingParts } from "../passages/matching_parts.ts";
import { looksOf, type TextLook, textLooks } from "./text_looks.ts";
import {
  type MarkedPassage,
  type TextPart,
  type TextSegment,
  textSegments,
} from "./text_segments.ts";

/**
 * A part of a document's text with its chunks in it: neighbours in two shades, what two of them
 * share underlined. Each chunk begins with its number.
 */
export default function SourceText({ part, selected = null, hasLinks = false, lang }: {
  /** The first sign of what is marked in it can be led to by `#mark`. */
  part: TextPart;
  /** The chunk that is looked at, from 0. */
  selected?: number | null;
  /** The numbers lead to the chunks, which stand on the same page. */
  hasLinks?: boolean;
  lang: Lang;
}) {
  const place = part.chunks.find(({ position }) => position === selected);
  const isSelected = ({ start }: TextSegment) =>
    place !== undefined && place.start <= start && start < place.end;
  return (
    <div class="text-sm leading-relaxed whitespace-pre-wrap wrap-anywhere">
      {textSegments(part).map((segment) => (
        <span key={segment.start}>
          {segment.page !== null && <PageMark page={segment.page} lang={lang} />}
          {segment.opens.map((position) => (
            <ChunkMark key={position} position={position} hasLink={hasLinks} lang={lang} />
          ))}
          {segment.isMarked && part.marked
            ? <MarkedText segment={segment} marked={part.marked} />
            : (
              <span class={looksOf(lookOf(segment, isSelected(segment)), segment.isShared)}>
                {segment.text}
              </span>
            )}
        </span>
      ))}
    </div>
  );
}

function MarkedText({ segment: { start, text, isShared }, marked }: {
  segment: TextSegment;
  marked: MarkedPassage;
}) {
  return (
    <mark
      id={start === marked.start ? "mark" : undefined}
      class={looksOf("passage", isShared)}
    >
      <FoundText text={text} words={marked.words} />
    </mark>
  );
}

/** A text with the words in it that it was found by. */
export function FoundText({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <>
      {matchingParts(text, words).map((part, at) =>
        part.isMatch ? <strong key={at} class={textLooks.found}>{part.text}</strong> : part.text
      )}
    </>
  );
}

function lookOf({ chunk }: TextSegment, isSelected: boolean): TextLook {
  if (isSelected) return "selected";
  if (chunk === null) return "none";
  return chunk % 2 === 0 ? "even" : "odd";
}

function PageMark({ page, lang }: { page: number; lang: Lang }) {
  const t = translator(documentTexts, lang);
  return (
    <span class="quiet my-2 block border-t border-base-300 pt-1 text-xs select-none">
      {t("documents.page", { page })}
    </span>
  );
}

function ChunkMark({ position, hasLink, lang }: {
  position: number;
  hasLink: boolean;
  lang: Lang;
}) {
  const number = position + 1;
  const look =
    "me-1 rounded-selector bg-primary px-1 font-mono text-xs text-primary-content select-none";
  if (!hasLink) return <span class={look}>{number}</span>;
  const t = translator(documentTexts, lang);
  return (
    <a
      id={`text-${number}`}
      href={`#chunk-${number}`}
      class={look}
      aria-label={t("documents.chunk.number", { number })}
    >
      {number}
    </a>
  );
}
