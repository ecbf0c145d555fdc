import type { Lang, TextParams } from "../lang.ts";
import { fillText } from "../text.ts";
import { rowFileTexts } from "./dataset_files.ts";
import { generationTexts } from "./dataset_generating.ts";
import { documentTexts } from "./documents.ts";
import { embeddingTexts } from "./embedding.ts";
import { evaluationTexts } from "./evaluation.ts";
import { exportTexts } from "./exports.ts";
import { overviewTexts } from "./overview.ts";
import { packTexts } from "./packs.ts";
import { trainingTexts } from "./training.ts";

const areas = [
  generationTexts,
  rowFileTexts,
  documentTexts,
  embeddingTexts,
  evaluationTexts,
  exportTexts,
  overviewTexts,
  packTexts,
  trainingTexts,
];

/**
 * The text of a progress phase or log line, whichever room reports it; an unknown one shows its
 * key.
 */
export function phaseText(phase: string, lang: Lang, params: TextParams = {}): string {
  for (const area of areas) {
    const texts: Readonly<Record<string, string>> = area[lang];
    const text = texts[phase];
    if (text !== undefined) return fillText(text, params, lang);
  }
  return phase;
}
