import type { Lang, TextParams } from "../lang.ts";
import { defineTexts, translator } from "../text.ts";
import { bytesText } from "./bytes.ts";

/** What is in a step of a project's path, in a few words: a number or a name each. */
export const pathTexts = defineTexts({
  en: {
    "path.files": "{count} {count|file|files}",
    "path.chunks": "{count} {count|chunk|chunks}",
    "path.failed": "{count} failed",
    "path.model": "{model}",
    "path.rows": "{count} {count|row|rows}",
    "path.versions": "{count} {count|version|versions}",
    "path.runs": "{count} {count|run|runs}",
    "path.running": "running",
    "path.waiting": "stopped",
    "path.percent": "{percent}%",
    "path.bytes": "{size}",
  },
  de: {
    "path.files": "{count} {count|Datei|Dateien}",
    "path.chunks": "{count} {count|Abschnitt|Abschnitte}",
    "path.failed": "{count} fehlgeschlagen",
    "path.model": "{model}",
    "path.rows": "{count} {count|Zeile|Zeilen}",
    "path.versions": "{count} {count|Version|Versionen}",
    "path.runs": "{count} {count|Lauf|Läufe}",
    "path.running": "läuft",
    "path.waiting": "unterbrochen",
    "path.percent": "{percent} %",
    "path.bytes": "{size}",
  },
});

/** One piece of what is in a step; `key` is one of {@link pathTexts}. */
export interface PathContent {
  key: keyof typeof pathTexts.en;
  params: TextParams;
}

/** What is in a step, such as "12 files · 418 chunks"; empty when nothing is. */
export function pathContentsText(contents: readonly PathContent[], lang: Lang): string {
  const t = translator(pathTexts, lang);
  return contents.map(({ key, params }) => {
    const { bytes } = params;
    return t(key, typeof bytes === "number" ? { size: bytesText(bytes, lang) } : params);
  }).join(" · ");
}
