import assert from "node:assert/strict";
import { fold } from "./fold.ts";
import { withoutStopWords } from "./stop_words.ts";

Deno.test("withoutStopWords() keeps what a question is about", () => {
  const cases: [string, string][] = [
    ["Was ist die beste Pumpe", "beste Pumpe"],
    ["Wie viel kostet das Boot für uns", "kostet Boot"],
    ["what is the price of a boat", "price boat"],
    ["when did the war end", "war end"],
    ["war history", "war history"],
    ["Not im Haus", "Not Haus"],
    ["the MIT license", "MIT license"],
    ["Kurs mit Boot", "Kurs mit Boot"],
    ["Fuer wen ist der Kurs", "Kurs"],
    ["ist die", "ist die"],
    ["the", "the"],
    ["", ""],
  ];
  for (const [query, kept] of cases) {
    const words = query.split(" ").filter(Boolean);
    const places = withoutStopWords(words.map(fold));
    assert.equal(places.map((place) => words[place]).join(" "), kept, query);
  }
});
