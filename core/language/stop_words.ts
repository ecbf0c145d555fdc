import { fold, foldSpelledUmlauts } from "./fold.ts";
import type { Language } from "./language.ts";

/** Function words of German: articles, pronouns, prepositions, conjunctions, auxiliaries. */
const german = `
  ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
  auch auf aus ausser bei beim bin bis bist da dabei dadurch dafür dagegen daher dahin damit danach
  dann daran darauf daraus darf darfst darin darum darunter darüber das dass davon davor dazu dein
  deine deinem deinen deiner deines dem den denen denn dennoch der deren des deshalb dessen desto
  dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch dürfen
  ebenso eigentlich ein eine einem einen einer eines einige einigem einigen einiger einiges einmal er
  es etwa etwas euch euer eure eurem euren eurer falls für gab gar gegen genau gibt habe haben hat
  hatte hatten hattest hattet her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres
  im immer in indem ins irgend ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener
  jenes jetzt kann kannst kein keine keinem keinen keiner keines können könnt könnte könnten man
  manche manchem manchen mancher manches mein meine meinem meinen meiner meines mich mir mit muss
  musst musste mussten müssen müsste nach nachdem neben nicht nichts noch nun nur ob oder ohne sehr
  seid sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sogar solche
  solchem solchen solcher solches soll sollen sollte sollten sondern sonst soweit sowie um und uns
  unser unsere unserem unseren unserer unter viel viele vielen vom von vor wann war waren warst
  warum was wegen weil welche welchem welchen welcher welches wem wen wenn wer werde werden wes
  weshalb wessen wie wieder wieso will wir wird wirst wo wodurch wofür woher wohin womit woran
  worauf woraus worden worin worüber wovon wozu wurde wurden während würde würden zu zum zur zwar
  zwischen über`;

/** The same of English. */
const english = `
  a about above after again against all also am an and any are as at be because been before being
  below between both but by can cannot could did do does doing don down during each either else ever
  few for from further get gets had has have having he her here hers herself him himself his how
  however i if in into is it its itself just let me might more most must my myself neither no nor
  not now of off on once only or other our ours ourselves out over own please same shall she should
  so some such than that the their theirs them themselves then there these they this those through
  to too under until up upon us very was we were what when where whether which while who whom whose
  why will with within without would yet you your yours yourself yourselves`;

/** Function words of one language only that name or do something in the other. */
const ambiguous = `
  bin den die dir falls hat man mit nun war
  all it most must no not same these us`;

const languages: readonly Language[] = ["de", "en"];

const lists: Readonly<Record<Language, ReadonlySet<string>>> = {
  de: listOf(german),
  en: listOf(english),
};

const sharedSpelling = listOf(ambiguous);

/** 1 for a function word of German alone, -1 for one of English alone, 0 for any other. */
export function leaning(folded: string): number {
  return Number(isStopWord(folded, "de")) - Number(isStopWord(folded, "en"));
}

/**
 * The words of a query that carry it: its function words left out, in German and English at once.
 * A spelling that only the other language would leave out ("die" in English, "all" in German) goes
 * when a clear function word of its language stands beside it. Should nothing remain, all of them
 * do.
 *
 * @param words folded.
 * @returns which of the words stay, by their places.
 */
export function withoutStopWords(words: readonly string[]): number[] {
  const spoken = languages.filter((language) => words.some((word) => isClearly(word, language)));
  const stays = (word: string) =>
    !(sharedSpelling.has(word) ? spoken : languages).some((language) => isStopWord(word, language));
  const places = words.flatMap((word, place) => stays(word) ? [place] : []);
  return places.length > 0 ? places : words.map((_, place) => place);
}

function isClearly(word: string, language: Language): boolean {
  return isStopWord(word, language) && !sharedSpelling.has(word);
}

function isStopWord(folded: string, language: Language): boolean {
  return lists[language].has(folded) || lists[language].has(foldSpelledUmlauts(folded));
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(fold));
}
