import assert from "node:assert/strict";
import { extractPairs } from "../extractive.ts";
import { chunkOf } from "../testing/load_fixture.ts";

function asked(text: string): string[] {
  const { pairs } = extractPairs([chunkOf(text)], { factsPerChunk: 99, documentShare: 0 });
  return pairs.map(({ instruction }) => instruction);
}

Deno.test("englishReader takes no heading into the sentence below it", () => {
  const lesson = `Chemistry 9b – Lesson 12: Acids

Material
Each group gets six test tubes. The lesson lasts for 45 minutes.
Safety:
Mr Brandl keeps the key in room 214.`;
  const questions = asked(lesson);
  assert.ok(questions.includes("How many test tubes does each group get?"), questions.join("\n"));
  assert.ok(questions.includes("Who keeps the key in room 214?"), questions.join("\n"));
  assert.deepEqual(questions.filter((each) => /Material|Safety|Chemistry/iu.test(each)), []);
});

Deno.test("englishReader asks nothing by what is forbidden or by the part of a thing", () => {
  const texts = [
    "Eating and drinking is forbidden in the chemistry room.",
    "Smoking is prohibited in the hall.",
    "Acid residues go into the bin with the yellow lid.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
});

function assertAsked(text: string, expected: readonly string[], forbidden: RegExp): void {
  const questions = asked(text);
  for (const question of expected) {
    assert.ok(questions.includes(question), `lacks "${question}":\n${questions.join("\n")}`);
  }
  assert.deepEqual(questions.filter((question) => forbidden.test(question)), [], text);
}

Deno.test("englishReader takes verbs for no months, and seasons only where a time is told", () => {
  const silent = [
    "Members who can not pay may ask for a grant from the parents' fund.",
    "The boats march through the canal.",
    "The bolt is on the spring.",
  ];
  for (const text of silent) {
    assert.deepEqual(asked(text).filter((each) => /when|month|year/iu.test(each)), [], text);
  }
  assertAsked("The rowing course begins in May. The library closes at 16:00 in winter.", [
    "In which month does the rowing course begin?",
    "When does the library close in winter?",
  ], /\bwho\b|month does the library/u);
});

Deno.test("englishReader asks nothing about a subject that only the sentence before names", () => {
  const texts = [
    "The oldest is called Biscuit and was built in 2015 from an old washing machine.",
    "The smallest is kept in the glass case.",
    "The young may enter until 18:00.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
  assertAsked("The oldest boat is called Biscuit.", ["What is the oldest boat called?"], /your/u);
});

Deno.test("englishReader asks for the name of what is called by one", () => {
  assertAsked("The newest robot is Pepper, a small drone finished in 2023.", [
    "What is the name of the newest robot?",
    "Which name does the newest robot have?",
  ], /kind of thing|meant|Explain|your newest/u);
});

Deno.test("englishReader keeps a place in one piece", () => {
  assertAsked("Batteries are stored in the red metal box next to the door.", [
    "Where are batteries stored?",
    "Where can I find batteries?",
  ], /next to the door|metal box/u);
  assertAsked(
    "Bicycles are kept in the shed behind the house.",
    ["Where are bicycles kept?"],
    /shed/u,
  );
  assert.deepEqual(asked("The coins are put into the tin on the window sill."), []);
  assertAsked("Visitors may park in the yard for two hours.", [
    "How long may visitors park in the yard?",
    "Where may visitors park for two hours?",
  ], /find visitors|location of visitors|are visitors for/u);
});

Deno.test("englishReader keeps a day and its month together", () => {
  assertAsked("The yearly contest takes place on the second Saturday in May.", [
    "When does the yearly contest take place?",
  ], /Saturday|in May/u);
});

Deno.test("englishReader reads verbs behind an adverb, and plurals by their verb", () => {
  assertAsked(
    "The soup was first cooked by Helen Brody in 2016.",
    [
      "Who first cooked the soup in 2016?",
      "In which year was the soup first cooked by Helen Brody?",
    ],
    /Who (?:is the soup|was the soup first cooked in 2016\?)|^What (?:was|is) the (?:soup|service)/u,
  );
  assertAsked("The service is done by Ines Marquardt in March.", [
    "Who does the service in March?",
  ], /Who is the service done in March\?|person is/u);
  assertAsked("The lens is cleaned once a week.", ["How often is the lens cleaned?"], /\bthey\b/u);
});

Deno.test("englishReader drops what is denied, and pronouns that nothing explains", () => {
  const texts = [
    "The soup contains no gluten and no nuts.",
    "Serve it with roasted seeds and a slice of bread.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
});

Deno.test("englishReader asks for prices and ends of time with their prepositions", () => {
  assertAsked("Guests can rent the canoe for 5 euros.", [
    "For how much money can guests rent the canoe?",
  ], /^How much/u);
  assertAsked("Pupils who are ill must be reported to the office before 7:45.", [
    "By when must pupils who are ill be reported to the office?",
  ], /At what time|^When/u);
});

Deno.test("englishReader types no half sentence for a thing", () => {
  const text =
    "The club plans its year in four terms. Each term ends with a presentation for parents. " +
    "The club has 27 members from year 7 to year 12.";
  assertAsked(
    text,
    ["What does each term end with?"],
    /plan what|: what\?|for parents with|year 12: how/u,
  );
});

Deno.test("englishReader knows a mass noun at the start of a sentence from a name", () => {
  assertAsked("Paper is collected on the first Monday of the month.", [
    "On which day is paper collected?",
  ], /\sPaper/u);
});

Deno.test("englishReader asks by the event of a table with dates, names as they are written", () => {
  const table = `| Date | Event | Place | Responsible |
| --- | --- | --- | --- |
| 7 November | Sensor workshop | Physics lab | Amira Haddad |
| 14 March | Visit to the museum | Hamburg | Marta Lindqvist |

The visit to the museum costs 5 euros.`;
  const { pairs } = extractPairs([chunkOf(table)], { factsPerChunk: 99, documentShare: 0 });
  const answers = new Map(pairs.map(({ instruction, output }) => [instruction, output]));
  const expected = {
    "When is the Sensor workshop?": "The Sensor workshop is on 7 November.",
    "Where is the Sensor workshop?": "The Sensor workshop is in the Physics lab.",
    "Who is responsible for the Sensor workshop?":
      "Amira Haddad is responsible for the Sensor workshop.",
    "When is the visit to the museum?": "The visit to the museum is on 14 March.",
    "Where is the visit to the museum?": "The visit to the museum is in Hamburg.",
  };
  for (const [question, answer] of Object.entries(expected)) {
    assert.equal(answers.get(question), answer, [...answers.keys()].join("\n"));
  }
  const odd = /november|march|Responsible|of the 7|find the/u;
  assert.deepEqual([...answers.keys()].filter((question) => odd.test(question)), []);
});

Deno.test("englishReader says what codes, counts and amounts of a table mean", () => {
  const table = `| Code | Meaning | What to do |
| --- | --- | --- |
| E1 | lid is open | close the lid |
| E4 | water is too warm | wait 20 minutes |

| Subject | Teacher | Hours per week |
| --- | --- | --- |
| Maths | Ms. Joan Pickering | 5 |

| Ingredient | Amount |
| --- | --- |
| Pumpkin | 2 kg |
| Onions | 4 |`;
  const { pairs } = extractPairs([chunkOf(table)], { factsPerChunk: 99, documentShare: 0 });
  const answers = new Map(pairs.map(({ instruction, output }) => [instruction, output]));
  const expected = {
    "What does E4 mean?": "E4 means: water is too warm.",
    "What should I do about E1?": "What to do about E1: close the lid.",
    "Who is the teacher of Maths?": "The teacher of Maths is Ms. Joan Pickering.",
    "How many hours per week does Maths have?": "The number of hours per week of Maths is 5.",
    "How much pumpkin is needed?": "The amount of pumpkin is 2 kg.",
    "How many onions are needed?": "The amount of onions is 4.",
  };
  for (const [question, answer] of Object.entries(expected)) {
    assert.equal(answers.get(question), answer, [...answers.keys()].join("\n"));
  }
});

Deno.test("englishReader asks for people in lines of terms with who", () => {
  assertAsked(
    "This is the list of the house.\n\nCaretaker: Walter Finch\nPhone: 0117 496 0233\nWork area: 600 x 400 mm",
    [
      "Who is the caretaker?",
      "What is the phone number?",
      "What is the work area?",
    ],
    /Where|given for the caretaker|A caretaker|the phone\b(?! number)/u,
  );
  assertAsked(
    "Events\n\n12 May: Summer fair of the school",
    ["What is on 12 May?"],
    /Events|may\b/u,
  );
  assertAsked("Opening hours\n\nMonday: 9:00 to 17:00 for all", [
    "What are the opening hours on Monday?",
  ], /monday/u);
  assertAsked("The shop is small.\n\nSunday roast: 12 euros\nSun cream: 4 euros", [
    "How much do I pay for a sun cream?",
    "How much do I pay for Sunday roast?",
  ], / on Sun/u);
  assert.deepEqual(asked("Valid until: 31 December\n\nAnmeldung bis: 15. Juni"), []);
});

Deno.test("englishReader keeps two months together, and shares a participle's helper", () => {
  assertAsked(
    "A drill is held in March and in October.",
    ["In which months is a drill held?"],
    /and\?|contained/u,
  );
  assertAsked("Books can be kept for three weeks and renewed twice.", [
    "How long can books be kept?",
  ], /can books renewed|can they renewed/u);
  assertAsked("In the case of fire, the siren sounds for one minute.", [
    "How long does the siren sound in the case of fire?",
  ], /many minute\b/u);
  assertAsked(
    "Drinks may be kept on the shelf under the window.",
    ["Where may drinks be kept?"],
    /shelf/u,
  );
});

Deno.test("englishReader describes nothing that is only named otherwise", () => {
  assertAsked(
    "The meeting point is the town hall.",
    ["What is the meeting point?"],
    /Explain|kind of/u,
  );
  assert.deepEqual(asked("Spring water makes the dough softer."), []);
  assert.deepEqual(asked("It is baked for 15 minutes and then at 200 degrees for an hour."), []);
});

Deno.test("englishReader asks for the places, numbers and problems of a table as people do", () => {
  const table = `| Part | Number | Supplier | Payable |
| --- | --- | --- | --- |
| Seal | 4471 | Hartmann | per year |

| Problem | Cause |
| --- | --- |
| Pump hums | impeller is blocked |

| Ingredient | Where it is kept |
| --- | --- |
| Onions | basket by the door |

| Day | Activity |
| --- | --- |
| Monday | Canoe trip |`;
  assertAsked(table, [
    "What is the number of the seal?",
    "Who is the supplier of the seal?",
    "What is the cause of “Pump hums”?",
    "Where are the onions kept?",
    "When is the Canoe trip?",
  ], /reach|payable|of the Pump hums|monday|Activity/u);
});
