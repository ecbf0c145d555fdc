import assert from "node:assert/strict";
import type { CaseAnswer } from "@/core/contract/evaluation.ts";
import { caseFilters, countCases, filterCases } from "./case_filter.ts";

function answer(text: string, right: boolean): CaseAnswer {
  return { text, right, finish: "stop", ms: 1 };
}

const failure = { code: "prompt_too_long", params: {} };

const cases = [
  { question: "Gate?", keys: ["6:40"], base: answer("no", false), tuned: answer("6:40", true) },
  { question: "Beds?", keys: ["17"], base: answer("17", true), tuned: answer("34", false) },
  { question: "Master?", keys: ["Orla"], base: answer("Orla", true), tuned: answer("Orla", true) },
  {
    question: "Long?",
    keys: ["x"],
    base: { ...answer("", false), failure },
    tuned: answer("y", false),
  },
];

function shown(show: typeof caseFilters[number], find = ""): string {
  return filterCases(cases, { show, find }).map(({ question }) => question.charAt(0)).join("");
}

Deno.test("filterCases() shows right, wrong, won, lost and unanswered ones", () => {
  assert.deepEqual(caseFilters.map((filter) => shown(filter)), [
    "GBML",
    "GM",
    "BL",
    "G",
    "B",
    "L",
  ]);
});

Deno.test("filterCases() finds a text in questions, keys and answers, whatever its case", () => {
  assert.equal(shown("all", "orla"), "M");
  assert.equal(shown("all", "BEDS"), "B");
  assert.equal(shown("right", "34"), "");
  assert.equal(shown("all", "  "), "GBML");
});

Deno.test("countCases() counts each kind", () => {
  assert.deepEqual(countCases(cases), {
    all: 4,
    right: 2,
    wrong: 2,
    won: 1,
    lost: 1,
    unanswered: 1,
  });
});
