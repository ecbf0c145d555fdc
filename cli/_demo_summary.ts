import { type DemoSummary, fillText, type Lang, translator } from "@/core/contract/mod.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";

const words = {
  title: { en: "Done.", de: "Fertig." },
  base: {
    en: "Base model: {right} of {cases} held-out questions right",
    de: "Basismodell: {right} von {cases} zurückgehaltenen Fragen richtig",
  },
  tuned: {
    en: "Tuned model: {right} of {cases} held-out questions right",
    de: "Trainiertes Modell: {right} von {cases} zurückgehaltenen Fragen richtig",
  },
  time: {
    en: "Time: {total} s in all, of which {training} s training alone",
    de: "Zeit: {total} s insgesamt, davon {training} s reines Training",
  },
  interrupted: {
    en: "It was interrupted {count} times; the total holds the time in between.",
    de: "Es wurde {count}-mal unterbrochen; die Gesamtzeit enthält die Zeit dazwischen.",
  },
  answers: { en: "All answers: {path}", de: "Alle Antworten: {path}" },
  model: { en: "Exported model: {path}", de: "Exportiertes Modell: {path}" },
  asked: { en: "Q", de: "F" },
  baseAnswer: { en: "base", de: "Basismodell" },
  tunedAnswer: { en: "tuned", de: "trainiert" },
} as const;

/** What came out of the demo, as lines for a terminal. */
export function summaryLines(summary: DemoSummary, lang: Lang): string[] {
  const t = translator(overviewTexts, lang);
  const { cases, baseRight, tunedRight, steps, totalSeconds, trainingSeconds } = summary;
  const fill = (text: Record<Lang, string>, params: Record<string, string | number>) =>
    fillText(text[lang], params, lang);
  const width = Math.max(words.baseAnswer[lang].length, words.tunedAnswer[lang].length);
  const name = (text: Record<Lang, string>) => text[lang].padEnd(width);
  const numbers = new Intl.NumberFormat(lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return [
    "",
    words.title[lang],
    "",
    fill(words.base, { right: baseRight, cases }),
    fill(words.tuned, { right: tunedRight, cases }),
    translator(evaluationTexts, lang)("evaluation.right.means"),
    "",
    fill(words.time, {
      total: Math.round(totalSeconds),
      training: Math.round(trainingSeconds),
    }),
    ...steps.map(({ step, seconds }) =>
      `  ${t(`overview.demo.${step}`).padEnd(34)} ${numbers.format(seconds).padStart(7)} s`
    ),
    ...(summary.interruptions > 0
      ? [fill(words.interrupted, { count: summary.interruptions })]
      : []),
    "",
    ...summary.examples.flatMap(({ question, base, tuned }) => [
      `${name(words.asked)} ${question}`,
      `${name(words.baseAnswer)} ${oneLine(base)}`,
      `${name(words.tunedAnswer)} ${oneLine(tuned)}`,
      "",
    ]),
    fill(words.answers, { path: summary.answersPath }),
    fill(words.model, { path: summary.modelPath }),
  ];
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > 110 ? `${flat.slice(0, 109)}…` : flat;
}
