/** What kind of attribute a label names: decides the question word of the best wordings. */
export interface AttributeClass {
  /** The label, or its last word, is one of these (lower case, singular). */
  readonly heads: readonly string[];
  /** `{S}` the thing, `{A}` the label, `{is}`, `{does}` agree with the thing. */
  readonly patterns: readonly string[];
  /** The same for an attribute of no named thing: "Smoking area: the pier". */
  readonly lone?: readonly string[];
}

/** Kinds of attributes; the first whose heads hold the label counts. */
export const attributeClasses: readonly AttributeClass[] = [
  {
    heads: ["price", "cost", "fee", "rate", "charge", "fare", "rent"],
    patterns: [
      "How much {does} {S} cost{more}?",
      "What do I pay for {S}{more}?",
      "How expensive {is} {S}{more}?",
      "How much money is asked for {S}{more}?",
    ],
  },
  {
    heads: ["deposit"],
    patterns: ["How much deposit do I leave for {S}?", "How high is the deposit for {S}?"],
  },
  { heads: ["length"], patterns: ["How long {is} {S}?", "What does {S} measure in length?"] },
  { heads: ["width", "breadth", "beam"], patterns: ["How wide {is} {S}?"] },
  { heads: ["height"], patterns: ["How high {is} {S}?", "How tall {is} {S}?"] },
  { heads: ["depth", "draught", "draft"], patterns: ["How deep {is} {S}?"] },
  {
    heads: ["weight"],
    patterns: ["How heavy {is} {S}?", "How much {does} {S} weigh?"],
    lone: ["How high is the {A}?", "How many kilograms is the {A}?"],
  },
  { heads: ["thickness", "diameter", "distance", "limit", "dose"], patterns: [] },
  {
    heads: ["hours", "times"],
    patterns: ["When are the {A} of {S}?"],
    lone: ["When are the {A}?", "At what times are the {A}?"],
  },
  { heads: ["floor"], patterns: ["On which floor {is} {S}?"] },
  { heads: ["size"], patterns: ["How big {is} {S}?", "How large {is} {S}?"] },
  { heads: ["age"], patterns: ["How old {is} {S}?"] },
  { heads: ["speed"], patterns: ["How fast {is} {S}?"] },
  {
    heads: ["warranty", "guarantee"],
    patterns: ["How long is the {A} of {S}?"],
    lone: ["How long is the {A}?", "For how long does the {A} run?"],
  },
  {
    heads: ["power", "voltage", "volume", "temperature", "pressure", "consumption", "noise"],
    patterns: ["How high is the {A} of {S}?"],
    lone: ["How high is the {A}?", "How much is the {A}?"],
  },
  {
    heads: ["duration", "period", "time needed", "loan period"],
    patterns: ["How long {does} {S} take?", "How much time {does} {S} need?"],
  },
  {
    heads: ["colour", "color"],
    patterns: ["What colour {is} {S}?", "Which colour {does} {S} have?"],
  },
  {
    heads: [
      "place",
      "location",
      "room",
      "berth",
      "where",
      "shelf",
      "address",
      "point",
      "spot",
      "site",
    ],
    patterns: ["Where {is} {S}?", "Where can I find {S}?"],
    lone: ["Where is the {A}?", "Where can I find the {A}?", "Which place is the {A}?"],
  },
  {
    heads: ["area", "zone", "entrance", "exit", "parking"],
    patterns: [],
    lone: ["Where is the {A}?", "Where can I find the {A}?", "Which place is the {A}?"],
  },
  { heads: ["day", "weekday"], patterns: ["On which day {is} {S}?", "When {is} {S}?"] },
  { heads: ["date", "when", "time", "start", "departure"], patterns: ["When {is} {S}?"] },
  {
    heads: ["seats", "beds", "berths", "places", "people", "persons", "capacity", "guests"],
    patterns: ["How many people {does} {S} take?", "How many people fit into {S}?"],
  },
  { heads: ["name"], patterns: ["What {is} {S} called?"] },
  {
    heads: [
      "contact",
      "captain",
      "skipper",
      "teacher",
      "manager",
      "owner",
      "head",
      "leader",
      "keeper",
      "author",
      "chair",
    ],
    patterns: ["Who is the {A} of {S}?", "Who is responsible for {S}?"],
  },
  {
    heads: ["phone", "telephone", "number", "phone number", "email", "e-mail", "mail"],
    patterns: ["How can I reach {S}?"],
    lone: ["Which number is the {A}?", "What do I dial for the {A}?"],
  },
];

/** Wordings for any attribute of a thing; `{ais}` agrees with the attribute. */
export const attributeFrames = [
  "What {ais} the {A} of {S}?",
  "{S}: {A}?",
  "What {A} {does} {S} have?",
  "Can you tell me the {A} of {S}?",
  "I have a question about {S}. What {ais} the {A}?",
  "Please look up the {A} of {S}.",
  "Do you know the {A} of {S}?",
  "Which {A} belongs to {S}?",
] as const;

/** Wordings for an attribute that belongs to no named thing. */
export const loneAttributeFrames = [
  "What {ais} the {A}?",
  "Can you tell me the {A}?",
  "What is given as the {A}?",
  "It is about the {A}. What {ais} {apro}?",
  "What {ais} your {A}?",
  "{A}?",
  "Name the {A}, please.",
  "Please look up the {A}.",
  "I would like to know the {A}.",
  "Do you know the {A}?",
] as const;

/** Wordings for "Number of exits: 5". */
export const numberFrames = [
  "How many {A} are there?",
  "What is the number of {A}?",
  "Can you tell me how many {A} there are?",
  "I would like to know how many {A} there are.",
  "Do you know the number of {A}?",
  "It is about the {A}. How many are there?",
  "{A}: how many?",
] as const;

/** Wordings for what stands beside a day: "12 May: Summer fair". */
export const dayEntryFrames = [
  "What is on {T}?",
  "What takes place on {T}?",
  "What happens on {T}?",
  "Can you tell me what is on {T}?",
  "I would like to know what takes place on {T}.",
  "{T}: what is on?",
  "Do you know what happens on {T}?",
] as const;

/** Wordings for somebody in an office: "Caretaker: Walter Finch". */
export const personFrames = [
  "Who is {T}?",
  "What is the name of {T}?",
  "Can you tell me who {T} is?",
  "Which person is {T}?",
  "Do you know who {T} is?",
  "It is about {T}. Who is it?",
  "I would like to know who {T} is.",
  "Please tell me who {T} is.",
  "{T}: who is it?",
] as const;

/** Wordings for an entry of a list of amounts: "Lost key: 18 crowns". `{E}` has its article. */
export const entryFrames: Readonly<
  Record<"money" | "duration" | "clock" | "place" | "other", readonly string[]>
> = {
  money: [
    "How much do I pay for {E}?",
    "What is the price of {E}?",
    "It is about {E}. How much is it?",
    "How expensive is {E}?",
    "How much money is charged for {E}?",
    "{E}: how much?",
    "{E}?",
    "Can you tell me the price of {E}?",
    "Quick question. What do I have to pay for {E}?",
    "What does it cost, {E}?",
  ],
  duration: [
    "How long is it for {E}?",
    "What length of time is given for {E}?",
    "How much time is there for {E}?",
    "Can you tell me how long it is for {E}?",
    "What period is stated for {E}?",
    "I would like to know the time for {E}.",
  ],
  clock: [
    "When is {E}?",
    "At what time is {E}?",
    "What is the time of {E}?",
    "Can you tell me when {E} is?",
    "I would like to know the time of {E}.",
    "What time is set for {E}?",
  ],
  place: [
    "Where is {E}?",
    "Where can I find {E}?",
    "What is the place of {E}?",
    "Can you tell me where {E} is?",
    "I would like to know where {E} is.",
    "In which place is {E}?",
  ],
  other: [
    "What is given for {D}?",
    "What is the entry for {D}?",
    "It is about {D}. What is stated?",
    "What value is stated for {D}?",
    "{D}: what is given?",
    "Can you tell me what is given for {D}?",
    "I would like to know what applies to {D}.",
  ],
};

/** Wordings for a term and its meaning. `{verb}` is "is" or "are". */
export const definitionFrames = [
  "What {verb} {T}?",
  "What does {T} mean?",
  "How would you explain {T}?",
  "What is meant by {T}?",
  "Can you tell me what {T} {verb}?",
  "What do you know about {T}?",
  "Explain {T} to me.",
] as const;

/** Wordings for a list under a heading. */
export const listFrames = [
  "What belongs to {H}?",
  "Which points are listed under {H}?",
  "What is on the list of {H}?",
  "Name everything that belongs to {H}.",
  "Can you list {H}?",
  "What do I find under {H}?",
] as const;

/** Wordings for what the text below a heading begins with. */
export const headingFrames = [
  "What do you know about {H}?",
  "What should I know about {H}?",
  "Tell me something about {H}.",
  "What is said about {H}?",
  "Can you explain {H} to me?",
  "What is important about {H}?",
] as const;

/** Wordings around a heading that is a question itself. */
export const askedFrames = [
  "{Q}",
  "Someone asked me: {Q}",
  "Can you help me? {Q}",
  "I have a question: {Q}",
  "Please answer this: {Q}",
  "Here is my question: {Q}",
] as const;
