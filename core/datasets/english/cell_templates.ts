import type { CalendarKind } from "../facts/calendar_text.ts";

/** What a column's label asks for, and the sentence that answers it. */
export interface CellClass {
  /** The label, or its last word, is one of these (lower case). */
  readonly heads: readonly string[];
  /** What the cell must say; left out, the class fits any. */
  readonly value?: "person" | "place" | readonly CalendarKind[];
  /** What the row must be. */
  readonly rows?: readonly ("event" | "subject" | "ingredient")[];
  /** The label as a noun, where it is none: "when" is a date. */
  readonly noun?: string;
  /**
   * Questions, best first. `{S}` the thing, `{A}` the label, `{B}` the thing without its article,
   * `{is}`, `{does}` agree with the thing.
   */
  readonly patterns: readonly string[];
  /** `{V}` the cell, `{at}` the cell as a time or place, `{vis}` agrees with it. */
  readonly answer: string;
  /** Whether the label is no noun, so that only these questions ask for it. */
  readonly isAlone?: true;
}

const responsible = [
  "Who is responsible for {S}?",
  "Who is in charge of {S}?",
  "Which person is responsible for {S}?",
  "Can you tell me who is responsible for {S}?",
  "Do you know who is in charge of {S}?",
  "I have a question about {S}. Who is responsible?",
  "Whom can I ask about {S}?",
  "I would like to know who is responsible for {S}.",
  "{S}: who is responsible?",
  "Please tell me who is in charge of {S}.",
] as const;

const whens = [
  "date",
  "when",
  "day",
  "weekday",
  "time",
  "start",
  "begin",
  "beginning",
  "departure",
];
const wheres = [
  "place",
  "where",
  "location",
  "room",
  "venue",
  "shelf",
  "storage",
  "where it is",
  "where it is kept",
  "where to find it",
  "meeting point",
  "point",
  "spot",
  "site",
  "address",
  "hall",
];

/** Kinds of columns; the first that fits counts. */
export const cellClasses: readonly CellClass[] = [
  {
    heads: ["responsible", "responsibility", "in charge", "responsible person", "person in charge"],
    patterns: responsible,
    answer: "{V} {vis} responsible for {S}",
    isAlone: true,
  },
  {
    heads: ["who", "person"],
    value: "person",
    noun: "person",
    patterns: ["Who is named for {S}?", "Which person is named for {S}?"],
    answer: "The person named for {S} is {V}",
  },
  {
    heads: ["for whom", "who for"],
    patterns: [
      "Who {is} {S} for?",
      "For whom {is} {S}?",
      "Whom {is} {S} meant for?",
      "Can you tell me who {S} {is} for?",
      "I would like to know who {S} {is} for.",
      "Do you know for whom {S} {is}?",
      "{S}: for whom?",
    ],
    answer: "{S} {is} for {V}",
    isAlone: true,
  },
  {
    heads: whens,
    value: ["date"],
    noun: "date",
    patterns: [
      "When {is} {S}?",
      "On which date {is} {S}?",
      "Can you tell me when {S} {is}?",
      "On what day {is} {S}?",
      "{S}: when {is} it?",
    ],
    answer: "{S} {is} {at}",
  },
  {
    heads: whens,
    value: ["weekday", "month", "year"],
    noun: "day",
    patterns: [
      "When {is} {S}?",
      "Can you tell me when {S} {is}?",
      "{S}: when {is} it?",
      "I would like to know when {S} {is}.",
    ],
    answer: "{S} {is} {at}",
  },
  {
    heads: whens,
    value: ["clock"],
    noun: "time",
    patterns: [
      "At what time {is} {S}?",
      "What time {is} {S}?",
      "At which hour {is} {S}?",
      "Can you tell me at what time {S} {is}?",
    ],
    answer: "{S} {is} {at}",
  },
  {
    heads: wheres,
    rows: ["event", "subject"],
    noun: "place",
    patterns: [
      "Where {is} {S}?",
      "Where {does} {S} take place?",
      "Can you tell me where {S} {is}?",
      "In which place {is} {S}?",
      "I would like to know where {S} {is}.",
    ],
    answer: "{S} {is} {at}",
  },
  {
    heads: wheres,
    rows: ["ingredient"],
    value: "place",
    noun: "place",
    patterns: [
      "Where {is} the {S} kept?",
      "Where can I find the {S}?",
      "Can you tell me where the {S} {is}?",
      "Where do I have to look for the {S}?",
      "I would like to know where the {S} {is} kept.",
      "In which place {is} the {S}?",
    ],
    answer: "The {S} {is} {at}",
    isAlone: true,
  },
  {
    heads: wheres,
    value: "place",
    noun: "place",
    patterns: [
      "Where {is} {S}?",
      "Where can I find {S}?",
      "Can you tell me where {S} {is}?",
      "Where do I have to look for {S}?",
      "I would like to know where {S} {is}.",
    ],
    answer: "{S} {is} {at}",
  },
  {
    heads: ["amount", "quantity"],
    rows: ["ingredient"],
    noun: "amount",
    patterns: [
      "How {much} {S} {is} needed?",
      "What amount of {S} do I need?",
      "How {much} {S} do I have to take?",
      "Can you tell me how {much} {S} {is} needed?",
      "I would like to know how {much} {S} I need.",
      "{S}: how {much} {is} needed?",
    ],
    answer: "The amount of {S} is {V}",
  },
  {
    heads: ["meaning", "what it means"],
    patterns: [
      "What does {S} mean?",
      "What is the meaning of {S}?",
      "What does it mean: {S}?",
      "Can you tell me what {S} means?",
      "I see {S}. What does that mean?",
      "I would like to know what {S} means.",
      "Please explain to me what {S} means.",
      "Do you know what {S} stands for?",
    ],
    answer: "{S} means: {V}",
    isAlone: true,
  },
  {
    heads: ["what to do", "action", "remedy", "solution", "fix", "measure", "help"],
    patterns: [
      "What should I do about {S}?",
      "What helps with {S}?",
      "What is to be done about {S}?",
      "Can you tell me what to do about {S}?",
      "It is about {S}. What should I do?",
      "I would like to know what to do about {S}.",
      "{S}: what should I do?",
    ],
    answer: "What to do about {S}: {V}",
    isAlone: true,
  },
  {
    heads: ["cause", "reason", "possible cause"],
    patterns: [
      "What is the cause of {S}?",
      "What is the reason for {S}?",
      "Can you tell me the cause of {S}?",
      "It is about {S}. What is the cause?",
      "I would like to know the cause of {S}.",
      "{S}: what is the cause?",
    ],
    answer: "The cause of {S}: {V}",
    isAlone: true,
  },
];

/** Wordings for a plural label with a bare number: "Hours per week", 5. */
export const countFrames = [
  "How many {A} {does} {S} have?",
  "What is the number of {A} of {S}?",
  "{S}: how many {A}?",
  "Can you tell me how many {A} {S} {has}?",
  "I have a question about {S}. How many {A} are there?",
  "Please look up the number of {A} of {S}.",
  "I would like to know how many {A} {S} {has}.",
  "Do you know how many {A} {S} {has}?",
] as const;

/** Wordings for a cell of a day: "What is the time on 12 September?" */
export const dayFrames = [
  "What is the {A} on {S}?",
  "Can you tell me the {A} on {S}?",
  "Which {A} is given for {S}?",
  "It is about {S}. What is the {A}?",
  "I would like to know the {A} on {S}.",
  "Please look up the {A} on {S}.",
  "Do you know the {A} on {S}?",
  "{S}: what is the {A}?",
] as const;

/** Wordings for a cell of any other row, behind those of the label's kind. */
export const cellFrames = [
  "{W} {ais} the {A} of {S}?",
  "Can you tell me the {A} of {S}?",
  "I have a question about {S}. {W} {ais} the {A}?",
  "Please look up the {A} of {S}.",
  "Do you know the {A} of {S}?",
  "I would like to know the {A} of {S}.",
  "It is about {S}. {W} {ais} the {A}?",
] as const;
