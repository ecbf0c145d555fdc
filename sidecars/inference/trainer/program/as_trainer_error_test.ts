import assert from "node:assert/strict";
import { UnfitAdapter } from "../adapter/lora.ts";
import { UnprovenLibrary } from "../ggml/library.ts";
import { NoMemory } from "../ggml/no_memory.ts";
import { OddModel, UnknownFamily } from "../model/plan.ts";
import { asTrainerError } from "./as_trainer_error.ts";
import { badConfig } from "./failure.ts";

Deno.test("asTrainerError() says of everything what happened and what to do", () => {
  const cases: [error: unknown, code: string, message: RegExp, advice: RegExp][] = [
    [badConfig("hyper.epochs", "is odd"), "bad_config", /hyper\.epochs/, /Correct/],
    [new UnknownFamily("mamba is not known"), "model_unreadable", /mamba/, /another base model/],
    [new OddModel("it lacks a norm"), "model_unreadable", /lacks a norm/, /Python engine/],
    [new UnfitAdapter("it is of a kind"), "model_unreadable", /of a kind/, /base model/],
    [new UnprovenLibrary("ggml is version 1."), "engine_unfit", /version 1/, /Install.*again/],
    [new NoMemory("none"), "out_of_memory", /not enough/, /Close programs/],
    [new RangeError("Array buffer allocation failed"), "out_of_memory", /memory/, /Close/],
    [Object.assign(new Error(), { code: "ENOSPC" }), "disk_full", /full/, /Free some space/],
    [new TypeError("x is not a function"), "internal", /TypeError: x is/, /last checkpoint/],
    ["a text", "internal", /a text/, /report/],
  ];
  for (const [error, code, message, advice] of cases) {
    const found = asTrainerError(error, "Close programs.");
    assert.equal(found.code, code);
    assert.match(found.message, message);
    assert.match(found.advice, advice);
  }
});
