import type { HitReasons } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { percentText } from "@/core/contract/text/share.ts";
import { translator } from "@/core/contract/text.ts";
import Table, { NumberCell } from "../kit/Table.tsx";
import ScoreNotes from "./ScoreNotes.tsx";

const lists = ["text", "trigram", "vector"] as const;
const after = ["fused", "reranked"] as const;

/** In which lists a passage stands, at which place, and what came of that. */
export default function WhyTable({ why, lang }: { why: HitReasons; lang: Lang }) {
  const t = translator(passageTexts, lang);
  const scores = new Intl.NumberFormat(lang, { maximumSignificantDigits: 4 });
  const columns = [
    { text: t("why.list") },
    ...(["why.rank", "why.score", "why.coverage"] as const)
      .map((key) => ({ text: t(key), isNumber: true })),
  ];
  return (
    <>
      <Table caption={t("why.title")} columns={columns}>
        {lists.map((list) => {
          const found = why[list];
          return (
            <tr key={list}>
              <td>{t(`why.${list}`)}</td>
              <NumberCell>{found?.rank ?? t("why.absent")}</NumberCell>
              <NumberCell>{found ? scores.format(found.score) : ""}</NumberCell>
              <NumberCell>
                {found && list !== "vector" ? percentText(found.coverage, lang) : ""}
              </NumberCell>
            </tr>
          );
        })}
        {after.map((list) => {
          const found = why[list];
          return found && (
            <tr key={list} class="font-medium">
              <td>{t(`why.${list}`)}</td>
              <NumberCell>{found.rank}</NumberCell>
              <NumberCell>{scores.format(found.score)}</NumberCell>
              <td />
            </tr>
          );
        })}
      </Table>
      <ScoreNotes why={why} lang={lang} />
    </>
  );
}

/** The same in a line: "words: place 2 · meaning: place 1". */
export function whyText(why: HitReasons, lang: Lang): string {
  const t = translator(passageTexts, lang);
  return [...lists, "fused" as const].flatMap((list) => {
    const found = why[list];
    return found ? [t(`why.short.${list}`, { rank: found.rank })] : [];
  }).join(" · ");
}
