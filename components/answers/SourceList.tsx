import type { Source } from "@/core/contract/answers.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import Badge from "../kit/Badge.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Hint } from "../kit/Text.tsx";
import MarkedWords from "../passages/MarkedWords.tsx";
import { excerptOf, matchingParts } from "../passages/matching_parts.ts";
import PassageHead from "../passages/PassageHead.tsx";
import PassageLinks, { placeText } from "../passages/PassageLinks.tsx";

/** The passages that an answer was written from, with their numbers. */
export default function SourceList({ sources, words, cited, anchor, lang }: {
  sources: readonly Source[];
  /** That were looked for. */
  words: readonly string[];
  cited: readonly number[];
  /** The id of a source on this page. */
  anchor(number: number): string;
  lang: Lang;
}) {
  return (
    <ol class="flex flex-col gap-3">
      {sources.map((source) => (
        <SourceCard
          key={source.chunkId}
          source={source}
          words={words}
          id={anchor(source.number)}
          isCited={cited.includes(source.number)}
          lang={lang}
        />
      ))}
    </ol>
  );
}

function SourceCard({ source, words, id, isCited, lang }: {
  source: Source;
  words: readonly string[];
  id: string;
  isCited: boolean;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  const { number, documentName: name, text } = source;
  const { parts, isWhole } = excerptOf(text, words);
  return (
    <li
      id={id}
      class="flex scroll-mt-20 flex-col gap-2 rounded-field border border-base-300 p-3
        target:border-primary target:bg-primary/5"
      tabIndex={-1}
      aria-label={t("answer.source", { number, name })}
    >
      <PassageHead mark={`[${number}]`} name={name}>
        {isCited && <Badge tone="accent" icon="quote">{t("answer.cited")}</Badge>}
      </PassageHead>
      <Hint>{placeText(source, lang)}</Hint>
      <MarkedWords parts={parts} />
      {!isWhole && (
        <Disclosure summary={translator(passageTexts, lang)("passages.whole")}>
          <MarkedWords parts={matchingParts(text, words)} />
        </Disclosure>
      )}
      <PassageLinks place={source} words={words} lang={lang} />
    </li>
  );
}
