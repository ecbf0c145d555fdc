import type { CalendarKind } from "../facts/calendar_text.ts";
import type { RowKind } from "./row_things.ts";

/** What a column's label asks for, and the sentence that answers it. */
export interface CellClass {
  readonly label: RegExp;
  /** What the cell must say; left out, the class fits any. */
  readonly value?: "count" | readonly CalendarKind[];
  readonly rows?: readonly RowKind[];
  /** The label as a noun, where it is none: "Wo" is a place. */
  readonly noun?: string;
  /**
   * Questions, best first. `{S}` the thing, `{O}` the same in the accusative, `{N}` the label, `{K}`
   * the label of the column that names.
   */
  readonly patterns: readonly string[];
  /** `{V}` the cell, `{am}` the cell as a time. */
  readonly answer: string;
  /** Whether the usual wordings for labels follow. */
  readonly isOpen?: true;
}

const whens = /(?:^|\s)(?:datum|termin|tag|wochentag|wann|zeit|uhrzeit|beginn|start|abfahrt)$/iu;
const wheres = /(?:^wo|ort|raum|saal|treffpunkt|zimmer|platz|standort|adresse|schrank|regal)$/iu;

/** Kinds of columns; the first that fits counts. */
export const cellClasses: readonly CellClass[] = [
  {
    label: /(?:^|\s)(?:verantwortliche?r?|zuständige?r?|zuständigkeit|verantwortung)$/iu,
    patterns: [
      "Wer ist für {O} verantwortlich?",
      "Wer ist für {O} zuständig?",
      "Weißt du, wer für {O} verantwortlich ist?",
      "Wer kümmert sich um {O}?",
      "Kannst du mir sagen, wer für {O} zuständig ist?",
      "Ich möchte wissen, wer für {O} verantwortlich ist.",
      "{S}: Wer ist verantwortlich?",
      "Welche Person ist für {O} verantwortlich?",
      "Bitte sag mir, wer für {O} zuständig ist.",
      "Ich frage mich, wer sich um {O} kümmert.",
    ],
    answer: "Für {O} ist {V} verantwortlich",
  },
  {
    label: /^(?:lehrkraft|lehrer|lehrerin|lehrperson)$/iu,
    rows: ["subject"],
    patterns: [
      "Wer unterrichtet {O}?",
      "Welche Lehrkraft unterrichtet {O}?",
      "Weißt du, wer {O} unterrichtet?",
      "Kannst du mir sagen, wer {O} unterrichtet?",
      "Ich möchte wissen, wer {O} unterrichtet.",
      "{S}: Wer unterrichtet das?",
      "Bitte sag mir, wer {O} unterrichtet.",
      "Ich frage mich, wer {O} unterrichtet.",
      "Bei wem ist der Unterricht in {S}?",
    ],
    answer: "{V} unterrichtet {O}",
  },
  {
    label: /^wer$/iu,
    patterns: [
      "Wer ist für {O} eingetragen?",
      "Welche Person ist für {O} eingetragen?",
      "Weißt du, wer für {O} eingetragen ist?",
      "Kannst du mir sagen, wer für {O} eingetragen ist?",
      "Ich möchte wissen, wer für {O} eingetragen ist.",
      "{S}: Wer ist eingetragen?",
      "Bitte sag mir, wer für {O} eingetragen ist.",
    ],
    answer: "Für {O} ist {V} eingetragen",
  },
  {
    label:
      /(?:leitung|leiter(?:in)?|betreuer(?:in)?|betreuung|pfleger(?:in)?|trainer(?:in)?|helfer(?:in)?|beauftragte[rn]?|ansprechpartner(?:in)?|lehrkraft|lehrer(?:in)?|lieferant(?:in)?|hersteller(?:in)?|verkäufer(?:in)?|autor(?:in)?|person)$/iu,
    patterns: [
      "Wer ist als {N} für {O} angegeben?",
      "{S}: Wer ist als {N} angegeben?",
      "Weißt du, wer als {N} für {O} angegeben ist?",
      "Kannst du mir sagen, wer als {N} für {O} angegeben ist?",
      "Ich möchte wissen, wer als {N} für {O} angegeben ist.",
      "Welcher Name steht für {O} unter „{N}“?",
      "Bitte sag mir, wer als {N} für {O} angegeben ist.",
    ],
    answer: "{N} für {O} ist {V}",
  },
  {
    label: whens,
    value: ["date", "weekday", "month", "year"],
    patterns: [
      "Wann ist {S}?",
      "Zu welchem Termin ist {S}?",
      "Weißt du, wann {S} ist?",
      "Kannst du mir sagen, wann {S} ist?",
      "Ich möchte wissen, wann {S} ist.",
      "{S}: Wann ist das?",
      "Bitte sag mir, wann {S} ist.",
      "Welcher Termin gilt für {O}?",
      "Ich frage mich, wann {S} ist.",
    ],
    answer: "{S} ist {am}",
  },
  {
    label: whens,
    value: ["clock"],
    patterns: [
      "Um wie viel Uhr ist {S}?",
      "Zu welcher Uhrzeit ist {S}?",
      "Weißt du, um wie viel Uhr {S} ist?",
      "Kannst du mir sagen, um wie viel Uhr {S} ist?",
      "Ich möchte wissen, um wie viel Uhr {S} ist.",
      "{S}: Um wie viel Uhr ist das?",
      "Welche Uhrzeit gilt für {O}?",
    ],
    answer: "{S} ist {am}",
  },
  {
    label: wheres,
    rows: ["event", "subject"],
    noun: "Ort",
    patterns: [
      "Wo ist {S}?",
      "Wo findet {S} statt?",
      "Weißt du, wo {S} ist?",
      "Kannst du mir sagen, wo {S} stattfindet?",
      "Ich möchte wissen, wo {S} ist.",
      "{S}: Wo ist das?",
      "An welchem Ort ist {S}?",
      "Bitte sag mir, wo {S} ist.",
      "Ich frage mich, wo {S} stattfindet.",
    ],
    answer: "{N} für {O}: {V}",
  },
  {
    label: wheres,
    rows: ["thing", "ingredient"],
    noun: "Ort",
    patterns: [
      "Wo findet man {O}?",
      "Wo muss ich {O} suchen?",
      "Weißt du, wo man {O} findet?",
      "Kannst du mir sagen, wo man {O} findet?",
      "Ich möchte wissen, wo man {O} findet.",
      "{S}: Wo findet man das?",
      "An welchem Ort findet man {O}?",
      "Bitte sag mir, wo ich {O} finde.",
    ],
    answer: "{N} für {O}: {V}",
  },
  {
    label: /^(?:stockwerk|etage)$/iu,
    patterns: [
      "In welchem Stockwerk ist {S}?",
      "Weißt du, in welchem Stockwerk {S} ist?",
      "Kannst du mir sagen, in welchem Stockwerk {S} ist?",
      "Ich möchte wissen, in welchem Stockwerk {S} ist.",
      "{S}: In welchem Stockwerk ist das?",
      "Auf welcher Etage ist {S}?",
      "Bitte sag mir, in welchem Stockwerk {S} ist.",
    ],
    answer: "{S} ist in Stockwerk {V}",
  },
  {
    label: /^dauer$/iu,
    patterns: [
      "Wie lange dauert {S}?",
      "Wie viel Zeit nimmt {S} in Anspruch?",
      "Weißt du, wie lange {S} dauert?",
      "Kannst du mir sagen, wie lange {S} dauert?",
      "Ich möchte wissen, wie lange {S} dauert.",
      "Welche Dauer ist für {O} angegeben?",
      "{S}: Wie lange dauert das?",
      "Bitte sag mir, wie lange {S} dauert.",
    ],
    answer: "{S} dauert {V}",
  },
  {
    label: /^(?:preis|kosten|gebühr|eintritt)$/iu,
    patterns: ["Was kostet {S}?", "Wie teuer ist {S}?", "Wie viel muss ich für {O} bezahlen?"],
    answer: "{S} kostet {V}",
    isOpen: true,
  },
  {
    label: /^(?:bedeutung|was (?:es|das) (?:bedeutet|heißt))$/iu,
    patterns: [
      "Was bedeutet {S}?",
      "Wofür steht {S}?",
      "Weißt du, was {S} bedeutet?",
      "Kannst du mir sagen, was {S} bedeutet?",
      "Ich möchte wissen, was {S} bedeutet.",
      "{K} {S}: Was bedeutet das?",
      "Bitte erkläre mir, was {S} bedeutet.",
    ],
    answer: "{S} bedeutet: {V}",
  },
  {
    label:
      /^(?:abhilfe|lösung|maßnahme|behebung|was tun|was zu tun ist|was man tut|was ist zu tun)$/iu,
    patterns: [
      "Was hilft bei {S}?",
      "Was ist bei {S} zu tun?",
      "Was soll ich bei {S} tun?",
      "Weißt du, was bei {S} hilft?",
      "Kannst du mir sagen, was bei {S} zu tun ist?",
      "Ich möchte wissen, was bei {S} zu tun ist.",
      "{K} {S}: Was soll ich tun?",
    ],
    answer: "Bei {S} hilft: {V}",
  },
  {
    label: /^(?:mögliche )?(?:ursache|grund)$/iu,
    patterns: [
      "Was ist die Ursache für {S}?",
      "Was ist der Grund für {S}?",
      "Woran liegt es: {S}?",
      "Weißt du, was die Ursache für {S} ist?",
      "Kannst du mir die Ursache für {S} nennen?",
      "Ich möchte wissen, was die Ursache für {S} ist.",
      "{K} {S}: Was ist die Ursache?",
    ],
    answer: "Ursache für {S}: {V}",
  },
  {
    label: /^(?:menge|anzahl)$/iu,
    rows: ["ingredient"],
    value: "count",
    patterns: [
      "Wie viele {S} braucht man?",
      "Weißt du, wie viele {S} man braucht?",
      "Kannst du mir sagen, wie viele {S} man braucht?",
      "Ich möchte wissen, wie viele {S} man braucht.",
      "{S}: Wie viele sind nötig?",
      "Bitte sag mir, wie viele {S} ich brauche.",
      "Ich frage mich, wie viele {S} nötig sind.",
    ],
    answer: "Man braucht {V} {S}",
  },
  {
    label: /^(?:menge|anzahl)$/iu,
    rows: ["ingredient"],
    patterns: [
      "Welche Menge {S} braucht man?",
      "Wie viel {S} braucht man?",
      "Weißt du, welche Menge {S} man braucht?",
      "Kannst du mir sagen, welche Menge {S} man braucht?",
      "Ich möchte wissen, welche Menge {S} man braucht.",
      "{S}: Welche Menge ist nötig?",
      "Bitte sag mir, welche Menge {S} ich brauche.",
      "Ich frage mich, welche Menge {S} nötig ist.",
    ],
    answer: "Man braucht {V} {S}",
  },
  {
    label: /^futter$/iu,
    patterns: [
      "Was frisst {S}?",
      "Welches Futter bekommt {S}?",
      "Womit wird {S} gefüttert?",
      "Weißt du, was {S} frisst?",
      "Kannst du mir sagen, was {S} frisst?",
      "Ich möchte wissen, welches Futter {S} bekommt.",
      "{S}: Welches Futter ist richtig?",
    ],
    answer: "Futter für {O}: {V}",
  },
  {
    label: /^name$/iu,
    patterns: [
      "Wie heißt {S}?",
      "Welchen Namen hat {S}?",
      "Weißt du, wie {S} heißt?",
      "Wie nennt man {O}?",
      "Kannst du mir sagen, wie {S} heißt?",
      "Ich möchte wissen, wie {S} heißt.",
      "{S}: Wie ist der Name?",
    ],
    answer: "{S} heißt {V}",
  },
  {
    label:
      /^(?:(?:wochen)?stunden|betten|plätze|sitzplätze|seiten|punkte|personen|teilnehmer|kinder|schüler|tage|zimmer|räume)(?:\s.+)?$/iu,
    value: "count",
    patterns: [
      "Wie viele {N} hat {S}?",
      "Wie viele {N} sind für {O} angegeben?",
      "Weißt du, wie viele {N} {S} hat?",
      "Kannst du mir sagen, wie viele {N} {S} hat?",
      "Ich möchte wissen, wie viele {N} {S} hat.",
      "{S}: Wie viele {N} sind es?",
      "Bitte sag mir, wie viele {N} {S} hat.",
    ],
    answer: "{S} hat {V} {N}",
  },
];

/** Wordings for a cell of a day. */
export const dayFrames = [
  "Was steht am {S} unter „{N}“?",
  "Am {S}: Was steht unter „{N}“?",
  "Weißt du, was am {S} unter „{N}“ steht?",
  "Kannst du mir sagen, was am {S} unter „{N}“ steht?",
  "Ich möchte wissen, was am {S} unter „{N}“ steht.",
  "Welche Angabe steht am {S} unter „{N}“?",
  "Nenne mir die Angabe „{N}“ für den {S}.",
] as const;
