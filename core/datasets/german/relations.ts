import type { ValueKind } from "../facts/clause.ts";

/** Other ways to ask, by the finite verb's stem and what is asked for. */
export interface Relation {
  readonly verbs: RegExp;
  readonly kinds: readonly ValueKind[];
  /** `{S}` subject, `{A}` the same in the accusative, `{sg|pl}` agrees with it. */
  readonly patterns: readonly string[];
}

/** All relations that are known. */
export const relations: readonly Relation[] = [
  {
    verbs: /^(?:kostet|kosten)$/u,
    kinds: ["money"],
    patterns: [
      "Was {kostet|kosten} {S} {rest}?",
      "Wie teuer {ist|sind} {S} {rest}?",
      "Was muss man für {A} {rest} bezahlen?",
      "Wie hoch ist der Preis für {A} {rest}?",
    ],
  },
  {
    verbs: /^(?:beträgt|betragen)/u,
    kinds: ["money", "count", "percent"],
    patterns: [
      "Wie hoch {ist|sind} {S} {rest}?",
      "Wie viel {beträgt|betragen} {S} {rest}?",
      "Welche Höhe {hat|haben} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:beträgt|betragen)/u,
    kinds: ["duration"],
    patterns: [
      "Wie lang {ist|sind} {S} {rest}?",
      "Auf wie viele {unit} {beläuft|belaufen} sich {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:dauert|dauern)$/u,
    kinds: ["duration"],
    patterns: [
      "Wie viel Zeit {nimmt|nehmen} {S} {rest} in Anspruch?",
      "Wie lang {ist|sind} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:öffnet|öffnen)/u,
    kinds: ["clock", "since"],
    patterns: [
      "Wann {macht|machen} {S} {rest} auf?",
      "Ab wann {hat|haben} {S} {rest} geöffnet?",
      "Ab wie viel Uhr {ist|sind} {S} {rest} offen?",
    ],
  },
  {
    verbs: /^(?:schließt|schließen)/u,
    kinds: ["clock"],
    patterns: [
      "Wann {macht|machen} {S} {rest} zu?",
      "Bis wann {hat|haben} {S} {rest} geöffnet?",
      "Bis wie viel Uhr {ist|sind} {S} {rest} offen?",
    ],
  },
  {
    verbs: /^(?:beginnt|beginnen|fängt an|startet|starten)/u,
    kinds: ["clock", "weekday", "date", "month"],
    patterns: [
      "Wann {geht|gehen} {S} {rest} los?",
      "Wann {fängt|fangen} {S} {rest} an?",
      "Ab wann {läuft|laufen} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:endet|enden)/u,
    kinds: ["clock", "weekday", "date", "month"],
    patterns: [
      "Wann {ist|sind} {S} {rest} zu Ende?",
      "Wann {hört|hören} {S} {rest} auf?",
      "Wann {ist|sind} {S} {rest} vorbei?",
    ],
  },
  {
    verbs: /^(?:fährt|fahren) ab/u,
    kinds: ["clock"],
    patterns: [
      "Wann {startet|starten} {S} {rest}?",
      "Um wie viel Uhr {geht|gehen} {S} {rest} los?",
    ],
  },
  {
    verbs: /^(?:findet|finden) statt/u,
    kinds: ["clock", "weekday", "date", "span", "month"],
    patterns: [
      "Wann {ist|sind} {S} {rest}?",
      "Wann gibt es {A} {rest}?",
      "Zu welchem Termin {ist|sind} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:findet|finden) statt/u,
    kinds: ["place"],
    patterns: ["Wo {ist|sind} {S} {rest}?", "Wo gibt es {A} {rest}?"],
  },
  {
    verbs: /^(?:ist|sind|liegt|liegen|steht|stehen|befindet|befinden|hängt|hängen)$/u,
    kinds: ["place"],
    patterns: [
      "Wo {befindet|befinden} sich {S} {rest}?",
      "Wo findet man {A} {rest}?",
      "Wo muss ich {A} {rest} suchen?",
      "Wo {ist|sind} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:heißt|heißen)|genannt$/u,
    kinds: ["name"],
    patterns: [
      "Welchen Namen {hat|haben} {S} {rest}?",
      "Wie nennt man {A} {rest}?",
      "Wie {wird|werden} {S} {rest} genannt?",
      "Unter welchem Namen kennt man {A} {rest}?",
    ],
  },
  {
    verbs: /^(?:wiegt|wiegen)/u,
    kinds: ["count"],
    patterns: [
      "Wie schwer {ist|sind} {S} {rest}?",
      "Welches Gewicht {hat|haben} {S} {rest}?",
      "Was {wiegt|wiegen} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:fasst|fassen)/u,
    kinds: ["count"],
    patterns: [
      "Wie viele {unit} passen in {A} {rest}?",
      "Für wie viele {unit} {hat|haben} {S} Platz {rest}?",
    ],
  },
  {
    verbs: /^(?:hat|haben|besitzt|besitzen)$/u,
    kinds: ["count"],
    patterns: [
      "Über wie viele {unit} {verfügt|verfügen} {S} {rest}?",
      "Wie viele {unit} {besitzt|besitzen} {S} {rest}?",
    ],
  },
  {
    verbs: /^(?:braucht|brauchen|benötigt|benötigen|verbraucht|verbrauchen)$/u,
    kinds: ["count", "entity"],
    patterns: ["Was ist für {A} {rest} nötig?", "Was {benötigt|benötigen} {S} {rest}?"],
  },
  {
    verbs: /(?:gebaut|erbaut|gegründet|errichtet|eröffnet)$/u,
    kinds: ["year"],
    patterns: [
      "Aus welchem Jahr {stammt|stammen} {S}?",
      "Seit wann gibt es {A}?",
      "Seit welchem Jahr {besteht|bestehen} {S}?",
    ],
  },
  {
    verbs: /^(?:trifft|treffen)$/u,
    kinds: ["clock", "weekday", "date"],
    patterns: ["Wann {kommt|kommen} {S} {rest} zusammen?"],
  },
  {
    verbs: /^(?:trifft|treffen)$/u,
    kinds: ["weekday", "date"],
    patterns: ["Welcher Tag ist für {A} {rest} vorgesehen?"],
  },
  {
    verbs: /^(?:ist|sind)$/u,
    kinds: ["person"],
    patterns: [
      "Wie heißt {S} {rest}?",
      "Welchen Namen hat {S} {rest}?",
      "Nenne mir den Namen: {S} {rest}.",
    ],
  },
  {
    verbs: /^(?:ist|sind)$/u,
    kinds: ["colour"],
    patterns: [
      "Welche Farbe {hat|haben} {S} {rest}?",
      "In welcher Farbe {ist|sind} {S} {rest}?",
      "Welchen Farbton {hat|haben} {S} {rest}?",
      "Weißt du, welche Farbe {S} {hat|haben} {rest}?",
      "Ich möchte wissen, welche Farbe {S} {hat|haben} {rest}.",
      "Kannst du mir sagen, welche Farbe {S} {hat|haben} {rest}?",
    ],
  },
  {
    verbs: /^(?:ist|sind)$/u,
    kinds: ["definition"],
    patterns: [
      "Was weißt du über {A}?",
      "Erkläre mir {A}.",
      "Wie würdest du {A} beschreiben?",
      "Was muss man über {A} wissen?",
    ],
  },
];

/** Ways to ask for a named person by what the person does; `{does}` is the rest of the clause. */
export const doerFrames = [
  "Wer {does}?",
  "Welche Person {does}?",
  "Nenne mir die Person: Wer {does}?",
  "Wie heißt die Person? Gesucht ist, wer {last}.",
  "Weißt du, wer {last}?",
  "Ich möchte wissen, wer {last}.",
  "Kannst du mir sagen, wer {last}?",
] as const;

/** Whoever leads or cares for something: `{O}` is what it is done to. */
export const agents: readonly { readonly verbs: RegExp; readonly patterns: readonly string[] }[] = [
  {
    verbs: /^(?:leitet|führt|betreut|organisiert|verwaltet)/u,
    patterns: ["Wer ist für {O} verantwortlich?", "Wer ist für {O} zuständig?"],
  },
  { verbs: /^(?:repariert|pflegt|wartet)/u, patterns: ["Wer kümmert sich um {O}?"] },
  { verbs: /^(?:unterrichtet|lehrt)/u, patterns: ["Wer gibt Unterricht: {O}?"] },
];
