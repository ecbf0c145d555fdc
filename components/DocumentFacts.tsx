import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang, ShownDocument } from "@/core/contract/mod.ts";
import { translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";

/** What is known about a document; why it could not be read, when it could not. */
export default function DocumentFacts({ document, lang }: {
  document: ShownDocument;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { state, error, format, bytes, pages, chunkCount, characters, tokens } = document;
  const numbers = new Intl.NumberFormat(lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" });
  const number = (value: number | null) => value === null ? null : numbers.format(value);
  const facts = [
    ["column.state", t(`documents.state.${state}`)],
    ["format", format.toUpperCase()],
    ["column.size", bytesText(bytes, lang)],
    ["column.pages", number(pages)],
    ["characters", number(characters)],
    ["column.chunks", number(chunkCount)],
    ["column.tokens", number(tokens)],
    ["uploaded.at", times.format(new Date(document.createdAt))],
  ] as const;
  return (
    <>
      {error && (
        <div class="message bad">
          <p>{error.message}</p>
          <p>{error.hint}</p>
        </div>
      )}
      <dl class="facts">
        {facts.map(([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{t(`documents.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          )
        )}
      </dl>
    </>
  );
}
