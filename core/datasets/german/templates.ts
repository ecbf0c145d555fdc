import type { ValueKind } from "../facts/clause.ts";

/** Question words by what is asked for, best first; `{unit}` is what is counted. */
export const questionWords: Readonly<Partial<Record<ValueKind, readonly string[]>>> = {
  clock: ["Wann", "Um wie viel Uhr", "Zu welcher Uhrzeit"],
  until: ["Bis wann", "Bis zu welchem Zeitpunkt", "Wie lange"],
  since: ["Ab wann", "Seit wann", "Von wann an"],
  span: ["Wann", "In welcher Zeit", "Zu welchen Zeiten"],
  weekday: ["An welchem Tag", "Wann", "An welchem Wochentag"],
  date: ["Wann", "An welchem Tag", "An welchem Datum"],
  month: ["Wann", "In welchem Monat", "Zu welcher Zeit im Jahr"],
  year: ["In welchem Jahr", "Wann", "Wann genau"],
  duration: ["Wie lange", "Wie viele {unit}", "Wie lange genau"],
  within: ["Wie schnell", "Innerhalb welcher Zeit", "In welcher Frist"],
  frequency: ["Wie oft", "Wie häufig", "In welchen Abständen"],
  count: ["Wie viele {unit}", "Wie viele {unit} genau"],
  money: ["Wie viel", "Wie viel Geld"],
  percent: ["Wie viel Prozent", "Welchen Anteil"],
  temperature: ["Bei welcher Temperatur", "Bei wie viel Grad"],
  place: ["Wo", "An welchem Ort", "An welcher Stelle"],
  person: ["Wer", "Welche Person"],
  agent: ["Von wem", "Durch wen"],
  name: ["Wie"],
  material: ["Woraus", "Aus welchem Material"],
  tool: ["Womit", "Mit welchem Mittel"],
  entity: ["Was", "Was genau"],
  definition: ["Was", "Was genau"],
};

/** A clause that asks inside another sentence; its verb stands last. */
export const frames = [
  "Kannst du mir sagen, {clause}?",
  "Ich möchte wissen, {clause}.",
  "Weißt du, {clause}?",
  "Bitte sag mir, {clause}.",
  "Ich frage mich, {clause}.",
] as const;

/** Names the subject first; `{question}` asks about it with a pronoun. */
export const topicFrames = ["{subject}: {question}"] as const;

/** Wordings for a term and its meaning; `{T}` as it stands in the text. */
export const definitionFrames = [
  "Was {ist|sind} „{T}“?",
  "Was bedeutet „{T}“?",
  "Was versteht man unter „{T}“?",
  "Erkläre mir den Begriff „{T}“.",
  "Was weißt du über den Begriff „{T}“?",
  "Was ist mit „{T}“ gemeint?",
  "Kannst du mir „{T}“ erklären?",
] as const;

/**
 * Wordings for the value of a thing; `{A}` the label with its article, `{N}` without. `{P}` is "von
 * Kanu" or "für die Ernte", `{B}` "bei Kanu" or "für die Ernte".
 */
export const attributeFrames = [
  "Wie {lautet|lauten} {A} {P}?",
  "Was gilt für {O} beim Punkt „{N}“?",
  "{S}: Was steht unter „{N}“?",
  "Kannst du mir {A} {P} nennen?",
  "Welche Angabe steht {B} unter „{N}“?",
  "Ich brauche {A} {P}.",
  "Weißt du, was {B} unter „{N}“ steht?",
] as const;

/** The same where the label's gender is not known. */
export const labelFrames = [
  "Was steht {B} unter „{N}“?",
  "{S}: Was steht unter „{N}“?",
  "Welche Angabe steht {B} unter „{N}“?",
  "Weißt du, was {B} unter „{N}“ steht?",
  "Was gilt für {O} beim Punkt „{N}“?",
  "Ich möchte wissen, was {B} unter „{N}“ steht.",
  "Nenne mir die Angabe „{N}“ für {O}.",
] as const;

/** Wordings for an entry without a thing above it. */
export const entryFrames: Readonly<
  Record<"money" | "duration" | "clock" | "other", readonly string[]>
> = {
  money: [
    "{N}: Wie viel ist das?",
    "Welcher Betrag gilt für „{N}“?",
    "Wie hoch ist der Betrag für „{N}“?",
    "Wie viel Geld ist für „{N}“ angegeben?",
    "{N}: welcher Betrag?",
    "Kannst du mir den Betrag für „{N}“ nennen?",
    "Ich möchte wissen, welcher Betrag für „{N}“ gilt.",
  ],
  duration: [
    "Wie lange gilt: {N}?",
    "{N}: wie lange?",
    "Welche Zeit ist für „{N}“ angegeben?",
    "Welche Dauer steht bei „{N}“?",
    "Ich möchte wissen, welche Dauer bei „{N}“ steht.",
    "Kannst du mir die Dauer für „{N}“ nennen?",
  ],
  clock: [
    "Wann ist „{N}“?",
    "{N}: wann?",
    "Welche Zeit ist für „{N}“ angegeben?",
    "Welche Zeit steht bei „{N}“?",
    "Ich möchte wissen, wann „{N}“ ist.",
    "Kannst du mir die Zeit für „{N}“ nennen?",
  ],
  other: [
    "Was steht unter „{N}“?",
    "Was gilt für „{N}“?",
    "{N}: Was ist angegeben?",
    "Welche Angabe gibt es zu „{N}“?",
    "Ich möchte wissen, was zu „{N}“ angegeben ist.",
    "Kannst du mir sagen, was unter „{N}“ steht?",
  ],
};

/** The same for an amount of money with a known gender. */
export const amountFrames = [
  "Wie hoch {ist|sind} {A}?",
  "Wie viel {beträgt|betragen} {A}?",
] as const;

/** Better wordings for a label whose gender is known, without a thing, by the label's end. */
export const loneClasses: readonly {
  readonly label: RegExp;
  readonly patterns: readonly string[];
}[] = [
  {
    label: /(?:zeiten|termin|beginn|schluss|datum|uhrzeit|abfahrt|ankunft)$/iu,
    patterns: ["Wann {ist|sind} {A}?", "Kannst du mir sagen, wann {A} {ist|sind}?"],
  },
  {
    label: /(?:treffpunkt|ort|raum|zimmer|saal|standort|eingang|ausgang|parkplatz)$/iu,
    patterns: ["Wo ist {A}?", "Kannst du mir sagen, wo {A} ist?"],
  },
  {
    label:
      /(?:leistung|spannung|druck|temperatur|verbrauch|gebühr|miete|kaution|beitrag|preis|kosten)$/iu,
    patterns: ["Wie hoch {ist|sind} {A}?", "Kannst du mir sagen, wie hoch {A} {ist|sind}?"],
  },
  {
    label: /(?:gewicht|länge|breite|höhe|größe|volumen|fassungsvermögen|durchmesser|menge)$/iu,
    patterns: ["Wie groß ist {A}?", "Kannst du mir sagen, wie groß {A} ist?"],
  },
  {
    label: /(?:garantie|dauer|frist|zeitraum)$/iu,
    patterns: ["Wie lang ist {A}?", "Kannst du mir sagen, wie lang {A} ist?"],
  },
];

/** Wordings for somebody in an office: "Hausmeister: Herr Kowalczyk". */
export const personFrames = [
  "Wer ist {A}?",
  "Wie heißt {A}?",
  "Weißt du, wer {A} ist?",
  "Kannst du mir sagen, wie {A} heißt?",
  "Ich möchte wissen, wer {A} ist.",
  "Welchen Namen hat {A}?",
  "Bitte sag mir, wer {A} ist.",
] as const;

/** The same where the gender of the office is not known. */
export const unknownPersonFrames = [
  "Wer ist als „{N}“ angegeben?",
  "{N}: Wer ist das?",
  "Weißt du, wer als „{N}“ angegeben ist?",
  "Kannst du mir sagen, wer als „{N}“ angegeben ist?",
  "Ich möchte wissen, wer als „{N}“ angegeben ist.",
  "Welcher Name steht unter „{N}“?",
  "Bitte sag mir, wer als „{N}“ angegeben ist.",
] as const;

/** Wordings for what stands beside a day: "12. Mai: Sommerfest". */
export const dayEntryFrames = [
  "Was ist am {T}?",
  "Was findet am {T} statt?",
  "Weißt du, was am {T} ist?",
  "Kannst du mir sagen, was am {T} stattfindet?",
  "Ich möchte wissen, was am {T} ist.",
  "{T}: Was ist an diesem Tag?",
  "Was steht am {T} im Plan?",
] as const;

/** What a column's label asks for, by the label's end. */
export const labelClasses: readonly {
  readonly label: RegExp;
  readonly patterns: readonly string[];
}[] = [
  {
    label: /(?:preis|kosten|gebühr|miete)\b/iu,
    patterns: ["Was kostet {S}?", "Wie teuer ist {S}?", "Wie viel muss ich für {O} bezahlen?"],
  },
  { label: /dauer\b/iu, patterns: ["Wie lange dauert {S}?", "Wie viel Zeit braucht {S}?"] },
  {
    label: /(?:treffpunkt|ort|raum|standort|platz|zimmer|adresse)\b/iu,
    patterns: ["Wo ist {S}?", "Wo findet man {O}?"],
  },
  { label: /länge\b/iu, patterns: ["Wie lang ist {S}?"] },
  { label: /breite\b/iu, patterns: ["Wie breit ist {S}?"] },
  { label: /höhe\b/iu, patterns: ["Wie hoch ist {S}?"] },
  { label: /gewicht\b/iu, patterns: ["Wie schwer ist {S}?", "Was wiegt {S}?"] },
  { label: /größe\b/iu, patterns: ["Wie groß ist {S}?"] },
  { label: /alter\b/iu, patterns: ["Wie alt ist {S}?"] },
  { label: /farbe\b/iu, patterns: ["Welche Farbe hat {S}?"] },
  { label: /(?:termin|tag|datum|uhrzeit|zeit|beginn|start)\b/iu, patterns: ["Wann ist {S}?"] },
];

/** Wordings for a label whose gender is known, without a thing. */
export const loneAttributeFrames = [
  "Wie {lautet|lauten} {A}?",
  "Was ist unter „{N}“ angegeben?",
  "Kannst du mir {A} nennen?",
  "Ich möchte wissen, wie {A} {lautet|lauten}.",
  "Was steht unter „{N}“?",
  "Weißt du, wie {A} {lautet|lauten}?",
  "Nenne mir bitte {A}.",
] as const;

/** Wordings for a list under a heading. */
export const listFrames = [
  "Was gehört zu „{H}“?",
  "Welche Punkte stehen unter „{H}“?",
  "Was steht auf der Liste „{H}“?",
  "Nenne alles, was zu „{H}“ gehört.",
  "Kannst du „{H}“ aufzählen?",
  "Was finde ich unter „{H}“?",
] as const;

/** Wordings for what the text below a heading begins with. */
export const headingFrames = [
  "Was steht im Abschnitt „{H}“?",
  "Was sollte ich zu „{H}“ wissen?",
  "Erzähl mir etwas zu „{H}“.",
  "Was wird zu „{H}“ gesagt?",
  "Kannst du mir etwas zu „{H}“ sagen?",
  "Was ist bei „{H}“ wichtig?",
] as const;

/** Wordings around a heading that is a question itself. */
export const askedFrames = [
  "{H}",
  "Ich habe eine Frage: {H}",
  "Kannst du mir helfen? {H}",
  "Bitte beantworte mir: {H}",
  "Jemand hat mich gefragt: {H}",
  "Hier ist meine Frage: {H}",
] as const;
