import { type Lang, type ProjectContents, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { type ContentsText, contentsTexts } from "@/core/contract/text/contents.ts";

/** What a project holds, as a list. */
export default function ProjectContentsList({ contents, lang }: {
  contents: ProjectContents;
  lang: Lang;
}) {
  const t = translator(contentsTexts, lang);
  const shown = Object.entries(contents)
    .filter(([kind, count]) => kind in contentsTexts.en && count > 0);
  return (
    <ul class="bullets">
      {shown.map(([kind, count]) => (
        <li key={kind}>
          {t(kind as ContentsText, { count: kind === "bytes" ? bytesText(count, lang) : count })}
        </li>
      ))}
    </ul>
  );
}
