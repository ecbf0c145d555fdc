import type { LeftOut, QueryReading, ShownPassages } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { pagesText } from "@/core/contract/text/pages.ts";
import { percentText } from "@/core/contract/text/share.ts";
import { translator } from "@/core/contract/text.ts";
import Badge from "../kit/Badge.tsx";
import Card from "../kit/Card.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Row } from "../kit/Layout.tsx";
import Message from "../kit/Message.tsx";
import { Facts } from "../kit/Table.tsx";
import { Hint } from "../kit/Text.tsx";
import HitList from "./HitList.tsx";
import NothingFound from "./NothingFound.tsx";
import type { SearchEntry } from "./search_entry.ts";
import { whyText } from "./WhyTable.tsx";

/** What a search found, how the question was read, and what was left out. */
export default function SearchOutcome({ passages, entry, path, lang }: {
  passages: ShownPassages;
  entry: SearchEntry;
  /** The page's address without a search. */
  path: string;
  lang: Lang;
}) {
  const t = translator(passageTexts, lang);
  const { hits, leftOut, reading, vectors } = passages;
  const isNothing = hits.length === 0;
  return (
    <>
      <Card title={t("reading.title")}>
        <ReadQuestion reading={reading} lang={lang} />
        <VectorNote vectors={vectors} lang={lang} />
      </Card>
      <Card title={t(isNothing ? "search.found.none" : "search.found", { count: hits.length })}>
        {isNothing ? <NothingFound {...{ entry, path, lang }} emptiedBy={passages.emptiedBy} /> : (
          <>
            {isByMeaningOnly(passages) && (
              <Message title={t("search.meaning.only")}>{t("search.meaning.only.hint")}</Message>
            )}
            <HitList passages={passages} hasReasons lang={lang} />
          </>
        )}
      </Card>
      {leftOut.length > 0 && (
        <Card title={t("out.title")} lead={t("out.lead")}>
          <Disclosure summary={t("out.count", { count: leftOut.length })}>
            <LeftOutList leftOut={leftOut} hits={hits} lang={lang} />
          </Disclosure>
        </Card>
      )}
    </>
  );
}

/** Words were searched for and none led to a hit: vectors have a nearest passage for any question. */
function isByMeaningOnly({ hits, reading }: ShownPassages): boolean {
  return reading.words.length > 0 && reading.unknown.length === reading.words.length &&
    hits.every(({ why }) => why.text === null && why.trigram === null);
}

const parts = ["words", "phrases", "excluded", "ignored", "unknown"] as const;

function ReadQuestion({ reading, lang }: { reading: QueryReading; lang: Lang }) {
  const t = translator(passageTexts, lang);
  const facts = parts.filter((part) => reading[part].length > 0).map((part) =>
    [
      t(`reading.${part}`),
      <Row key={part} gap="tight">
        {reading[part].map((word) => (
          <Badge key={word} tone={part === "unknown" ? "warning" : "plain"}>{word}</Badge>
        ))}
      </Row>,
    ] as const
  );
  return <Facts facts={facts} />;
}

function VectorNote(
  { vectors: { state, share, error }, lang }: Pick<ShownPassages, "vectors"> & { lang: Lang },
) {
  const t = translator(passageTexts, lang);
  const text = t(`vectors.${state}`, { share: percentText(share, lang) });
  if (!error) return <Hint>{text}</Hint>;
  return <Message tone="warning">{text} {error.message} {error.hint}</Message>;
}

function LeftOutList(
  { leftOut, hits, lang }: Pick<ShownPassages, "leftOut" | "hits"> & { lang: Lang },
) {
  return (
    <ul class="bullets">
      {leftOut.map((passage) => (
        <li key={passage.chunkId}>
          <strong class="wrap-anywhere">{passage.documentName}</strong> {pagesText(passage, lang)}:
          {" "}
          {reasonText(passage, hits, lang)}
          {passage.why && <Hint>{whyText(passage.why, lang)}</Hint>}
        </li>
      ))}
    </ul>
  );
}

function reasonText({ reason }: LeftOut, hits: ShownPassages["hits"], lang: Lang): string {
  const t = translator(passageTexts, lang);
  if (reason.kind === "excluded") return t("out.excluded");
  const hit = hits.find(({ chunkId }) => chunkId === reason.of);
  return hit ? t("out.duplicate", { number: hit.place }) : t("out.duplicate.other");
}
