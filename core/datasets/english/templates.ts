import type { ValueKind } from "../facts/clause.ts";

/**
 * Question words by what is asked for, best first. `{unit}` is what is counted or measured.
 * A question word that wants its own noun ("Which floor") is no use here: it must fit any value.
 */
export const questionWords: Readonly<Partial<Record<ValueKind, readonly string[]>>> = {
  clock: ["When", "At what time", "What time"],
  until: ["Until when", "Until what time", "How long"],
  since: ["From when", "Starting when", "From what time"],
  span: ["When", "Between which times", "At what times"],
  weekday: ["On which day", "When", "On what day of the week"],
  date: ["When", "On which date", "On what day"],
  month: ["When", "In which month", "What time of year"],
  year: ["In which year", "When", "In what year"],
  duration: ["How long", "For how long", "For how many {unit}"],
  within: ["Within what time", "How quickly", "Within how many {unit}"],
  frequency: ["How often", "How frequently", "At what intervals"],
  count: ["How many {unit}", "What number of {unit}", "Exactly how many {unit}"],
  money: ["How much", "How much money", "What amount"],
  measure: ["What {unit}", "How large a {unit}"],
  percent: ["What percentage", "How many percent"],
  temperature: ["At what temperature", "At how many degrees"],
  place: ["Where", "In which place", "At which spot"],
  person: ["Who", "Which person"],
  name: ["What", "By which name"],
  material: ["What", "What material"],
  tool: ["What"],
  entity: ["What", "What exactly"],
};

/** A clause that asks inside another sentence; `{clause}` begins with the question word. */
export const frames = [
  "Can you tell me {clause}?",
  "I would like to know {clause}.",
  "Do you know {clause}?",
  "Please tell me {clause}.",
  "Could you find out {clause}?",
  "Somebody asked me {clause}.",
  "May I ask {clause}?",
  "Does anybody know {clause}?",
] as const;

/** Names the subject first; `{question}` asks about it with a pronoun. */
export const topicFrames = [
  "It is about {subject}. {question}",
  "I have a question about {subject}. {question}",
  "You know {subject}, right? {question}",
] as const;

/** What people say before they ask; a question must be answered the same behind it. */
export const openings = [
  "I am new here.",
  "Quick question.",
  "My friend wants to know something.",
  "Sorry to bother you.",
  "We are making plans.",
  "One more thing.",
] as const;

/** What people type in a hurry about a thing alone: `{bare}` is the subject without its article. */
export const keywordFrames = ["{bare}: {word}?"] as const;

/** Verbs that can stand for another in a question, by base form, where nothing is done to a thing. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  begin: ["start"],
  close: ["shut"],
  depart: ["leave", "set off"],
  end: ["finish", "stop"],
  finish: ["end"],
  leave: ["depart", "set off"],
  meet: ["gather", "come together"],
  start: ["begin"],
  stop: ["end"],
};

/** The same for verbs with an object. */
export const synonymsWithObject: Readonly<Record<string, readonly string[]>> = {
  borrow: ["take out"],
  build: ["construct"],
  buy: ["purchase", "get"],
  carry: ["transport"],
  close: ["shut"],
  collect: ["pick up"],
  contain: ["include"],
  feed: ["give food to"],
  fix: ["repair"],
  found: ["establish", "start"],
  get: ["receive"],
  head: ["lead", "run"],
  hire: ["rent"],
  hold: ["contain"],
  lead: ["run", "manage"],
  manage: ["run", "lead"],
  need: ["require"],
  pay: ["spend"],
  receive: ["get"],
  rent: ["hire"],
  repair: ["mend"],
  require: ["need"],
  return: ["bring back", "give back"],
  ring: ["sound"],
  serve: ["offer"],
  store: ["keep"],
  wash: ["clean"],
};

/** Other ways to ask, by main verb and what is asked for. */
export interface Relation {
  readonly verbs: readonly string[];
  readonly kinds: readonly ValueKind[];
  /**
   * `{S}` subject, `{rest}` what else the clause says, `{is}` and `{does}` agree with the subject and
   * the tense, `{lasts}` is "does" or "do",
   * `{unit}` what is counted.
   */
  readonly patterns: readonly string[];
}

/** All relations that are known. */
export const relations: readonly Relation[] = [
  {
    verbs: ["cost"],
    kinds: ["money", "count", "entity"],
    patterns: [
      "What is the price of {S} {rest}?",
      "How much do I have to pay for {S} {rest}?",
      "What is charged for {S} {rest}?",
      "How expensive {is} {S} {rest}?",
    ],
  },
  {
    verbs: ["be"],
    kinds: ["money"],
    patterns: [
      "How high {is} {S} {rest}?",
      "How much do I have to pay for {S} {rest}?",
      "What is the amount of {S} {rest}?",
    ],
  },
  {
    verbs: ["hold", "fit", "seat", "sleep", "contain", "take"],
    kinds: ["count"],
    patterns: [
      "What is the capacity of {S} {rest}?",
      "How many {unit} fit into {S} {rest}?",
      "There is room for how many {unit} in {S} {rest}?",
    ],
  },
  {
    verbs: ["weigh"],
    kinds: ["count"],
    patterns: [
      "How heavy {is} {S} {rest}?",
      "What is the weight of {S} {rest}?",
      "How much {does} {S} weigh {rest}?",
    ],
  },
  {
    verbs: ["take"],
    kinds: ["duration"],
    patterns: [
      "What is the duration of {S} {rest}?",
      "How much time {does} {S} take {rest}?",
      "How many {unit} {does} {S} last {rest}?",
    ],
  },
  {
    verbs: ["last", "run", "stay"],
    kinds: ["duration"],
    patterns: [
      "How many {unit} {does} {S} last {rest}?",
      "For what length of time {does} {S} last {rest}?",
    ],
  },
  {
    verbs: ["open"],
    kinds: ["clock", "since"],
    patterns: [
      "What is the opening time of {S} {rest}?",
      "From what time {is} {S} open {rest}?",
      "How early can I come to {S} {rest}?",
    ],
  },
  {
    verbs: ["close"],
    kinds: ["clock"],
    patterns: [
      "What is the closing time of {S} {rest}?",
      "Until what time {is} {S} open {rest}?",
      "How late can I come to {S} {rest}?",
    ],
  },
  {
    verbs: ["start", "begin"],
    kinds: ["clock", "weekday", "date"],
    patterns: ["What is the starting time of {S} {rest}?", "When is the beginning of {S} {rest}?"],
  },
  {
    verbs: ["end", "finish"],
    kinds: ["clock", "weekday", "date"],
    patterns: ["What is the finishing time of {S} {rest}?", "When {is} {S} over {rest}?"],
  },
  {
    verbs: ["leave", "depart"],
    kinds: ["clock"],
    patterns: ["What is the departure time of {S} {rest}?", "At what hour {does} {S} go {rest}?"],
  },
  {
    verbs: ["arrive", "return"],
    kinds: ["clock"],
    patterns: ["What is the arrival time of {S} {rest}?", "When {is} {S} back {rest}?"],
  },
  {
    verbs: [
      "be",
      "lie",
      "stand",
      "hang",
      "keep",
      "store",
      "place",
      "locate",
      "find",
      "sit",
      "live",
      "park",
    ],
    kinds: ["place"],
    patterns: [
      "Where can I find {S} {rest}?",
      "In which place {is} {S} {rest}?",
      "What is the location of {S} {rest}?",
      "Where do I have to look for {S} {rest}?",
    ],
  },
  {
    verbs: ["meet", "hold", "take", "play", "practise", "practice", "be"],
    kinds: ["weekday"],
    patterns: ["Which day is the day of {S} {rest}?", "What weekday {is} {S} {rest}?"],
  },
  {
    verbs: ["found", "establish"],
    kinds: ["year"],
    patterns: [
      "What is the founding year of {S}?",
      "Since when {lasts} {S} exist?",
      "What year {lasts} {S} date from?",
    ],
  },
  {
    verbs: ["build", "construct", "erect", "make"],
    kinds: ["year"],
    patterns: [
      "What is the year of construction of {S}?",
      "What year {lasts} {S} date from?",
      "Since when {lasts} {S} exist?",
    ],
  },
  {
    verbs: ["call", "name"],
    kinds: ["name"],
    patterns: [
      "What is the name of {S} {rest}?",
      "Which name {does} {S} have {rest}?",
      "What do people call {S} {rest}?",
      "By what name {is} {S} known {rest}?",
    ],
  },
  {
    verbs: ["be"],
    kinds: ["person"],
    patterns: [
      "What is the name of {S} {rest}?",
      "Which person is {S} {rest}?",
      "Tell me the name of {S} {rest}.",
    ],
  },
  {
    verbs: ["be"],
    kinds: ["name"],
    patterns: [
      "What is the name of {S} {rest}?",
      "Which name {does} {S} have {rest}?",
      "What {is} {S} called {rest}?",
      "What do people call {S} {rest}?",
      "By what name {is} {S} known {rest}?",
    ],
  },
  {
    verbs: ["be"],
    kinds: ["colour"],
    patterns: [
      "What colour {is} {S} {rest}?",
      "Which colour {does} {S} have {rest}?",
      "What is the colour of {S} {rest}?",
      "In what colour can I see {S} {rest}?",
      "{S}: which colour?",
    ],
  },
  {
    verbs: ["make"],
    kinds: ["material"],
    patterns: ["What material {is} {S} made of {rest}?", "Which material is used for {S} {rest}?"],
  },
  {
    verbs: ["need", "require", "use", "consume"],
    kinds: ["count"],
    patterns: [
      "How many {unit} are needed for {S} {rest}?",
      "What amount of {unit} goes with {S} {rest}?",
    ],
  },
  {
    verbs: ["need", "require", "use"],
    kinds: ["entity"],
    patterns: ["What is needed for {S} {rest}?", "What {does} {S} have to have {rest}?"],
  },
  {
    verbs: ["have"],
    kinds: ["count"],
    patterns: [
      "How many {unit} are there in {S} {rest}?",
      "{S} has how many {unit} {rest}?",
      "How many {unit} belong to {S} {rest}?",
    ],
  },
  {
    verbs: ["be"],
    kinds: ["entity", "definition"],
    patterns: [
      "What kind of thing {is} {S}?",
      "How would you describe {S}?",
      "Explain {S} to me.",
      "What do you know about {S}?",
      "What can you tell me about {S}?",
    ],
  },
];

/** Whoever does or did something, by main verb: `{O}` is what it is done to. */
export const agents: readonly {
  readonly verbs: readonly string[];
  readonly patterns: readonly string[];
}[] = [
  {
    verbs: ["lead", "run", "head", "manage", "direct", "command"],
    patterns: [
      "Who is in charge of {O}?",
      "Who is the head of {O}?",
      "Who is responsible for {O}?",
    ],
  },
  {
    verbs: ["build", "construct"],
    patterns: ["Who is the builder of {O}?", "Who constructed {O}?"],
  },
  { verbs: ["found", "establish"], patterns: ["Who is the founder of {O}?", "Who started {O}?"] },
  { verbs: ["write"], patterns: ["Who is the author of {O}?"] },
  { verbs: ["teach"], patterns: ["Who is the teacher of {O}?", "Who gives lessons in {O}?"] },
  { verbs: ["own"], patterns: ["Who is the owner of {O}?", "To whom does {O} belong?"] },
  {
    verbs: ["repair", "mend", "fix"],
    patterns: ["Who takes care of {O} when something is broken?"],
  },
  { verbs: ["invent", "design", "paint", "make"], patterns: ["Who is the maker of {O}?"] },
];

/** Ways to ask for whoever does something, with the thing first. */
export const objectFrames: readonly string[] = [
  "It is about {O}. Who {verb} {O}?",
  "{bare}: who {verb}?",
  "I am new here. Who {verb} {O}?",
  "Is there somebody who {verb} {O}, and who?",
];

/** Ways to ask for a named person by what the person does; `{does}` is the rest of the clause. */
export const doerFrames = [
  "Who {does}?",
  "Which person {does}?",
  "What is the name of the person who {does}?",
  "Tell me who {does}.",
  "Do you know who {does}?",
  "I would like to know who {does}.",
] as const;
