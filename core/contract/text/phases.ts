import type { Lang } from "../lang.ts";
import { datasetTexts } from "./datasets.ts";
import { documentTexts } from "./documents.ts";
import { evaluationTexts } from "./evaluation.ts";
import { exportTexts } from "./exports.ts";
import { packTexts } from "./packs.ts";
import { trainingTexts } from "./training.ts";

const areas = [
  datasetTexts,
  documentTexts,
  evaluationTexts,
  exportTexts,
  packTexts,
  trainingTexts,
];

/** The text of a progress phase, whichever room reports it; an unknown one shows its key. */
export function phaseText(phase: string, lang: Lang): string {
  for (const area of areas) {
    const texts: Readonly<Record<string, string>> = area[lang];
    const text = texts[phase];
    if (text !== undefined) return text;
  }
  return phase;
}
