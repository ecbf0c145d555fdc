import type { Token } from "./tokens.ts";
import { determiners, prepositions } from "./words.ts";

const titles =
  /^(?:herr|herrn|frau|dr\.|prof\.|schwester|bruder|kapitän|familie|pfarrer|pfarrerin|hausmeister)$/u;

/** Nouns before a name that only people bear: "Trainerin Meike Paulsen". */
const roles =
  /(?:leiter|lehrer|meister|trainer|wart|helfer|führer|betreuer|pfleger|arzt|trainerin|leiterin|lehrerin|wartin|helferin|betreuerin|pflegerin|ärztin|vorsitzende|vorsitzender|sekretärin)$/u;

/** Frequent first names: with one of them in front, two or three capital words name a person. */
const firstNames = new Set(
  `adam ahmet alexander alexandra ali amir amira andrea andreas angela anja anke anna anne annika antje
  anton arne astrid ayşe barbara bastian beate ben bernd bernhard bettina birgit björn brigitte britta
  carla carlos carola caroline carsten christa christian christiane christina christine christoph clara
  claudia clemens cornelia daniel daniela david dennis detlef dieter dirk doris dominik elena elias elif
  elisabeth elke ella emil emily emma emre erik erika ernst esra eva fabian fatima fatma felix florian
  frank franz franziska friedrich fritz gabi gabriele georg gerd gerhard gisela greta gudrun günter günther
  hakan hanna hannah hannes hans harald hasan heike heiko heinrich heinz helene helga helmut henrik henry
  herbert hermann holger horst ibrahim ida ilse ina ines inga ingo ingrid irene iris jakob jan jana janina
  jannik jens joachim jochen johann johanna johannes jonas jörg josef judith julia julian jürgen jutta kai
  karin karl karsten kathrin katja katrin kerstin kevin klaus konrad kurt lara lars laura lea lena leon
  leonie lina linda lisa lotte luca luis luisa lukas manfred manuel manuela mara marco marcel marcus maren
  margarete maria marie marina mario marion markus marlene marta martha martin martina mathias matthias max
  maximilian mehmet meike melanie mia michael michaela mike mila miriam mohamed monika moritz murat mustafa
  nadine nadja natalie nele nicole niklas nils nina noah nora norbert olaf oliver oskar otto patricia patrick
  paul paula peter petra philipp pia rainer ralf regina renate richard robert roland rolf rosa rudolf ruth
  sabine sabrina samira samuel sandra sara sarah sascha sebastian sibylle silke silvia simon simone sofia
  sofie sonja sophia sophie stefan stefanie steffen stephan susanne sven svenja sybille tanja thea theo
  theresa thomas thorsten till tim timo tina tobias tom torben torsten udo ulf ulla ulrich ulrike ursula ute
  uwe vanessa vera verena victoria viktor volker walter werner wilhelm wolfgang yusuf yvonne zeynep`
    .split(/\s+/u),
);

/** Verbs whose subject is somebody; a pair of capital words before them is a name. */
const acting =
  /^(?:leite|betreu|unterricht|lehrt|organisier|verwalte|verwahr|reparier|pfleg|warte|begrüß|erklär|kümmer|kontrollier|genehmig)/u;

function isNamed(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return first !== undefined && tokens.length >= 2 && tokens.length <= 4 &&
    !determiners.has(first.lower) && !prepositions.has(first.lower) &&
    tokens.every(({ word, after }) => /^\p{Lu}[\p{Ll}.]/u.test(word) && !/[,;:]/u.test(after));
}

/** Surely a person: a title, a role or a known first name, and a name behind it. */
export function isPerson(tokens: readonly Token[]): boolean {
  if (!isNamed(tokens)) return false;
  const [first] = tokens;
  const given = first!.lower.split("-")[0]!;
  return titles.test(first!.lower) || roles.test(first!.lower) ||
    firstNames.has(given) && tokens.length <= 3;
}

/** Two capital words that are neither adjective nor thing, before a verb that people do. */
export function isActingName(tokens: readonly Token[], verb: string): boolean {
  if (!isNamed(tokens) || tokens.length > 3 || !acting.test(verb)) return false;
  return !/(?:es|em|ene|ige|ische|iche|te)$/u.test(tokens[0]!.lower) &&
    !/(?:ung|heit|keit|schaft|tion|haus|raum|saal|schule|straße|platz|tag|amt|verein|wehr|dienst|team)$/u
      .test(tokens.at(-1)!.lower);
}
