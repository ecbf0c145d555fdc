import assert from "node:assert/strict";
import type { SearchScope } from "@/core/contract/mod.ts";
import { openLibrary } from "../testing/library.ts";
import { createTextSearch, type TextFindings, type TextQuery } from "./text_search.ts";

type Asked = Omit<TextQuery, "limit" | "ownerId" | "projectId"> & { limit?: number };

async function openWith(...chunks: string[]) {
  const library = await openLibrary();
  const scope = await library.addProject();
  if (chunks.length > 0) await library.addDocument(scope, { chunks });
  const search = createTextSearch(library.db);
  const find = (asked: Asked | string, within: SearchScope = scope) =>
    search.find({
      limit: 10,
      ...(typeof asked === "string" ? { query: asked } : asked),
      ...within,
    });
  const texts = async (asked: Asked | string, within?: SearchScope) =>
    found(await find(asked, within));
  return {
    library,
    scope,
    find,
    texts,
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  };
}

function found({ text }: TextFindings): string[] {
  return text.map(({ chunk }) => chunk.text);
}

Deno.test("find() finds what was stored, however it is written", async () => {
  await using library = await openWith(
    "Die Häuser an der Straße heißen Größenwahn.",
    "Nothing to see here.",
  );
  const cases = [
    "häuser",
    "HÄUSER",
    "Haeuser",
    "hauser",
    "Haus",
    "Strasse",
    "straße",
    "heissen",
    "Ha\u0308user",
    "grössenwahn",
    "Groessenwahn",
    "Häu\u00adser",
  ];
  for (const query of cases) assert.equal((await library.texts(query)).length, 1, query);
});

Deno.test("find() ranks what has all words before what has one of them often", async () => {
  await using library = await openWith(
    "Kanu Kanu Kanu Kanu Kanu",
    "Ein langer Absatz, in dem unter vielem anderen auch ein Kanu und sein Preis vorkommen.",
    "Der Preis eines Ruderboots.",
  );
  const [first] = await library.texts("Kanu Preis");
  assert.match(first!, /langer Absatz/);
  assert.equal((await library.texts("Kanu Preis")).length, 3);
});

Deno.test("find() wants phrases in their order and leaves out what is excluded", async () => {
  await using library = await openWith(
    "fresh varnish dries slowly",
    "varnish that is fresh",
    "fresh varnish with a motor",
  );
  assert.deepEqual(await library.texts(`"fresh varnish"`), [
    "fresh varnish dries slowly",
    "fresh varnish with a motor",
  ]);
  assert.deepEqual(await library.texts(`"fresh varnish" -motor`), ["fresh varnish dries slowly"]);
  assert.deepEqual(await library.texts(`varnish -"fresh varnish"`), ["varnish that is fresh"]);
  assert.deepEqual(await library.texts(`-motor`), []);
  const { excluded } = await library.find(`varnish -motor`);
  assert.deepEqual(excluded.map(({ chunk }) => chunk.text), ["fresh varnish with a motor"]);
});

Deno.test("find() finds names in programs whole, in parts and in other spellings", async () => {
  await using library = await openWith(
    "function parseConfigFile(path) { return 1 }",
    "def read_config_file(path): pass",
    "an ordinary sentence",
  );
  assert.deepEqual(
    await library.texts("parse_config_file"),
    await library.texts("parseConfigFile"),
  );
  assert.match((await library.texts("parseConfigFile"))[0]!, /parseConfigFile/);
  assert.equal((await library.texts("config")).length, 2);
  assert.match((await library.texts("read_config_file"))[0]!, /read_config_file/);
});

Deno.test("find() finds compounds by their parts, and parts by their compounds", async () => {
  await using library = await openWith(
    "Die Krankenversicherungen zahlen.",
    "Der Verleih hat auch ein Kanu.",
    "Etwas ganz anderes.",
  );
  const wider = async (query: string) =>
    (await library.find(query)).trigram.map(({ chunk }) => chunk.text);
  assert.deepEqual(await library.texts("Versicherung"), []);
  assert.deepEqual(await wider("Versicherung"), ["Die Krankenversicherungen zahlen."]);
  assert.deepEqual(await wider("Kanuverleih"), ["Der Verleih hat auch ein Kanu."]);
  assert.deepEqual(await wider("anderes"), []);
});

Deno.test("find() leaves function words out while others remain, and says so", async () => {
  await using library = await openWith("Wo ist die Pumpe?", "Die Katze ist die beste.");
  const found = await library.find("Wo ist die Pumpe");
  assert.deepEqual(found.text.map(({ chunk }) => chunk.text), ["Wo ist die Pumpe?"]);
  assert.deepEqual(found.reading.ignored, ["Wo", "ist", "die"]);
  assert.equal((await library.texts("ist die")).length, 2);
  assert.deepEqual((await library.find("Pumpe Giraffe")).reading.unknown, ["Giraffe"]);
});

Deno.test("find() takes any query for text: an answer or none, never an error", async () => {
  await using library = await openWith("alpha beta AND near", "NOT a test (or is it)");
  const queries = [
    "",
    " ",
    "!!!",
    "🙂🙂",
    "\0",
    "\ud800",
    `"`,
    `""`,
    `"\0"`,
    "*",
    "al*",
    "^alpha",
    "words:alpha",
    "1:alpha",
    "alpha~9",
    "NEAR(alpha beta, 2)",
    "alpha AND",
    "(alpha",
    "-",
    "--",
    `-""`,
    "a:b:c",
    "'; DROP TABLE chunks",
    "\u202e\u200b",
    "漢",
    "漢字",
    "%",
    "\\",
    "alpha\nbeta",
    "-".repeat(100_000),
    "x".repeat(100_000),
    "x ".repeat(50_000),
    `"a" `.repeat(25_000),
    "-a ".repeat(33_000),
    "a-".repeat(50_000),
    Array.from({ length: 14_000 }, (_, i) => `w${i}`).join(" "),
    "„".repeat(100_000),
    "und ".repeat(25_000),
  ];
  for (const query of queries) {
    const { text } = await library.find(query);
    assert.ok(Array.isArray(text), query.slice(0, 40));
  }
  assert.equal((await library.texts("alpha OR NOT test")).length, 2);
});

Deno.test("find() sees one person's project and nothing else", async () => {
  await using library = await openWith("das gemeinsame Wort");
  const other = await library.library.addProject();
  await library.library.addDocument(other, { chunks: ["das gemeinsame Wort der anderen"] });
  assert.deepEqual(await library.texts("gemeinsame"), ["das gemeinsame Wort"]);
  assert.deepEqual(await library.texts("gemeinsame", other), ["das gemeinsame Wort der anderen"]);
  const mixed = { ownerId: other.ownerId, projectId: library.scope.projectId };
  assert.deepEqual(await library.texts("gemeinsame", mixed), []);
  assert.deepEqual((await library.find("anderen")).reading.unknown, ["anderen"]);
});

Deno.test("find() never answers with a removed document, and does again once it is back", async () => {
  await using library = await openWith();
  const id = await library.library.addDocument(library.scope, { chunks: ["die Pumpe"] });
  assert.equal((await library.texts("Pumpe")).length, 1);
  await library.library.remove(id);
  assert.equal((await library.texts("Pumpe")).length, 0);
  await library.library.bringBack(id);
  assert.equal((await library.texts("Pumpe")).length, 1);
});

Deno.test("a word that stands in removed documents only is not known, and nothing is missing for it", async () => {
  await using library = await openWith();
  const { library: { addDocument, remove, bringBack }, scope } = library;
  await addDocument(scope, { chunks: ["Die Pumpe läuft.", "Die Pumpe und der Motor stehen."] });
  const id = await addDocument(scope, { chunks: ["Ventil", "Die Pumpe hat ein Ventil."] });
  const find = () => library.find("Pumpe Ventil");
  assert.deepEqual((await find()).reading.unknown, []);
  await remove(id);
  const { reading, text } = await find();
  assert.deepEqual(reading.unknown, ["Ventil"]);
  assert.deepEqual(text.map(({ isComplete }) => isComplete), [true, true]);
  await bringBack(id);
  assert.deepEqual((await find()).reading.unknown, []);
});

Deno.test("find() searches what a filter allows", async () => {
  await using library = await openWith();
  const { library: { addDocument }, scope } = library;
  const one = await addDocument(scope, {
    format: "pdf",
    chunks: [
      { text: "Pumpe eins", page: 1, lastPage: 4 },
      { text: "Pumpe zwei", page: 7 },
    ],
  });
  const two = await addDocument(scope, { format: "md", chunks: ["Pumpe drei"] });
  const cases: [TextQuery["filter"], string[]][] = [
    [{}, ["Pumpe drei", "Pumpe eins", "Pumpe zwei"]],
    [{ documentIds: [two] }, ["Pumpe drei"]],
    [{ documentIds: [one, two], formats: ["pdf"] }, ["Pumpe eins", "Pumpe zwei"]],
    [{ formats: ["docx"] }, []],
    [{ documentIds: [] }, []],
    [{ pages: { from: 5, to: 9 } }, ["Pumpe zwei"]],
    [{ pages: { from: 4, to: 6 } }, ["Pumpe eins"]],
    [{ pages: { from: 2, to: 2 }, documentIds: [one] }, ["Pumpe eins"]],
    [{ pages: { from: 1, to: 7 } }, ["Pumpe eins", "Pumpe zwei"]],
  ];
  for (const [filter, expected] of cases) {
    assert.deepEqual((await library.texts({ query: "Pumpe", filter: filter! })).sort(), expected);
  }
});

Deno.test("find() narrows to many scattered documents as to few", async () => {
  await using library = await openWith();
  const { library: { addDocument }, scope } = library;
  const ids = [];
  for (let i = 0; i < 40; i++) ids.push(await addDocument(scope, { chunks: [`Pumpe ${i}`] }));
  const documentIds = ids.filter((_, i) => i % 2 === 1);
  const texts = await library.texts({ query: "Pumpe", limit: 50, filter: { documentIds } });
  assert.equal(texts.length, 20);
  assert.ok(texts.every((text) => Number(text.split(" ")[1]) % 2 === 1));
});

Deno.test("find() finds a chunk by the headings above it", async () => {
  await using library = await openWith();
  await library.library.addDocument(library.scope, {
    chunks: [{ text: "12 Euro am Tag", headingPath: ["Preise", "Kanus"] }, "Kein Wort davon."],
  });
  assert.deepEqual(await library.texts("Kanu Preis"), ["12 Euro am Tag"]);
});
