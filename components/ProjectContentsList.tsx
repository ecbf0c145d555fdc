import { type Lang, type ProjectContents, translator } from "@/core/contract/mod.ts";
import { type ContentsText, contentsTexts } from "@/core/contract/text/contents.ts";

/** What a project holds, as a list. */
export default function ProjectContentsList({ contents, lang }: {
  contents: ProjectContents;
  lang: Lang;
}) {
  const t = translator(contentsTexts, lang);
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const shown = (kind: string, count: number) =>
    numbers.format(kind === "bytes" ? count / 1_000_000 : count);
  return (
    <ul>
      {Object.entries(contents).filter(([kind]) => kind in contentsTexts.en).map((
        [kind, count],
      ) => <li key={kind}>{t(kind as ContentsText, { count: shown(kind, count) })}</li>)}
    </ul>
  );
}
