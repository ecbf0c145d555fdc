import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang, ShownDocument } from "@/core/contract/mod.ts";
import { translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { Facts } from "../kit/Table.tsx";
import { Code, Figure } from "../kit/Text.tsx";

/** What is known about a document. */
export default function DocumentFacts({ document, lang }: {
  document: ShownDocument;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { format, bytes, pages, characters, sha256, createdAt } = document;
  const numbers = new Intl.NumberFormat(lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" });
  const number = (value: number | null) =>
    value === null ? null : <Figure key="number">{numbers.format(value)}</Figure>;
  const facts = [
    [t("documents.format"), t(`documents.format.${format}`)],
    [t("documents.column.size"), <Figure key="size">{bytesText(bytes, lang)}</Figure>],
    [t("documents.column.pages"), number(pages)],
    [t("documents.characters"), number(characters)],
    [t("documents.uploaded.at"), times.format(new Date(createdAt))],
    [t("documents.hash"), <Code key="hash">{sha256}</Code>],
  ] as const;
  return <Facts facts={facts.filter(([, value]) => value !== null)} />;
}
