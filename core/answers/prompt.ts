import { type ChatMessage, type Lang, pagesText, type Source } from "@/core/contract/mod.ts";

/** What an answer says when the passages do not tell; the page shows it as such. */
export const unknownAnswers: Readonly<Record<Lang, string>> = {
  en: "That is not in the documents.",
  de: "Das steht nicht in den Dokumenten.",
};

const rules: Readonly<Record<Lang, string>> = {
  en: "Answer the question only from the numbered passages. Put the number of the passage behind " +
    `each statement, such as [1]. If the passages do not tell, answer: "${unknownAnswers.en}"`,
  de: "Beantworte die Frage nur aus den nummerierten Textstellen. Setze hinter jede Aussage die " +
    `Nummer der Textstelle, etwa [1]. Steht es nicht darin, antworte: „${unknownAnswers.de}“`,
};

const questionWords: Readonly<Record<Lang, string>> = { en: "Question", de: "Frage" };

/**
 * The messages that ask a model with passages. Passages are data: they stand in the person's turn
 * between marks, each with its place, and the rules behind them, so that what a document, its name or
 * a heading says is not taken for an order.
 * Without `sources` the question stands alone.
 */
export function groundedMessages(
  question: string,
  { sources, system, lang }: {
    sources: readonly Source[] | null;
    system: string | null;
    lang: Lang;
  },
): ChatMessage[] {
  return [
    ...(system ? [{ role: "system" as const, content: system }] : []),
    { role: "user", content: sources ? groundedQuestion(question, sources, lang) : question },
  ];
}

function groundedQuestion(question: string, sources: readonly Source[], lang: Lang): string {
  const passages = sources.map((source) => passageText(source, lang)).join("\n\n");
  return `${passages}\n\n${rules[lang]}\n\n${questionWords[lang]}: ${question}`;
}

/** A passage as the model reads it. */
export function passageText(
  { number, documentName, headingPath, text, ...pages }: Source,
  lang: Lang,
): string {
  const place = [documentName, pagesText(pages, lang), ...headingPath].filter(Boolean).join(", ");
  return `[${number}]\n"""\n${unmarked(shortLine(place))}\n${unmarked(text)}\n"""`;
}

/** What stands between marks cannot end them. */
function unmarked(text: string): string {
  return text.replaceAll(/"(?="")/g, '" ');
}

/** A place takes no more of the window than a sentence or two. */
const longestPlace = 200;

function shortLine(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, " ").trim()];
  return signs.length > longestPlace
    ? `${signs.slice(0, longestPlace - 1).join("")}…`
    : signs.join("");
}

/** Whether an answer says, in either language, that the documents do not tell. */
export function isUnknown(answer: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L} ]/gu, "").trim();
  const said = plain(answer);
  return Object.values(unknownAnswers).some((unknown) => said.startsWith(plain(unknown)));
}
