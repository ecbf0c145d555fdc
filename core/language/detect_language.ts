import type { Lang } from "@/core/contract/mod.ts";

/** Frequent words that belong to one of the two languages only. */
const stopWords: Readonly<Record<Lang, ReadonlySet<string>>> = {
  en: new Set(
    `the of and to is are was were it that for with as on at by from this be have has had not or an
    which you your we our they their can will may must if when there its all any each than who how
    does do been other into only after before until every per what these those`.split(/\s+/u),
  ),
  de: new Set(
    `der die das und ist sind den dem des ein eine einen einem einer nicht mit auf für von zu im am
    auch es als bei wird werden oder aus nach wie sich an kann können muss müssen sie ihr wir über
    vor zum zur bis durch wenn nur noch sein hat haben war um unter jede jeder jeden pro beim vom`
      .split(/\s+/u),
  ),
};

/** Other languages' most frequent words: text that has more of them is neither of ours. */
const foreignWords = new Set(
  `le la les et des du une est dans que pour pas sur au el los las y en del por con una para il di
  che e della per non het een van dat niet zijn och att som är og ikke w z na się nie`.split(
    /\s+/u,
  ),
);

/**
 * The language of a passage by a vote of its stop words and letters; null when it is neither
 * English nor German, or too short to tell.
 */
export function detectLanguage(text: string): Lang | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  const umlauts = (text.match(/[äöüßÄÖÜ]/gu) ?? []).length;
  const en = count(stopWords.en);
  const de = count(stopWords.de) + umlauts / 2;
  const foreign = count(foreignWords) - (words.filter((word) => word === "des").length);
  if (foreign > Math.max(en, de) || Math.max(en, de) === 0 || en === de) return null;
  return en > de ? "en" : "de";
}
