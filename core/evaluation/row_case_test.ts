import assert from "node:assert/strict";
import { caseOfRow } from "./row_case.ts";

const rows: [question: string, answer: string, key: string][] = [
  ["How much does the K7 tank hold?", "The K7 tank holds 2.4 litres.", "2.4"],
  ["When is breakfast?", "Breakfast is served from 7:30 to 9:30.", "7:30 to 9:30"],
  ["Who leads the library?", "The library is led by Ines Torvald.", "Ines Torvald"],
  ["Where are the spare blankets?", "The spare blankets are behind the piano.", "piano"],
  ["Wann ist die Sauna warm?", "Die Sauna ist am Donnerstag warm.", "Donnerstag"],
  ["Is it red?", "It is red.", "It is red."],
];

Deno.test("caseOfRow() asks for what the answer adds to the question", () => {
  for (const [instruction, output, key] of rows) {
    assert.deepEqual(caseOfRow({ instruction, output }), { question: instruction, keys: [key] });
  }
});
