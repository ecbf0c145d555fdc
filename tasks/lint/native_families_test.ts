import assert from "node:assert/strict";
import { nativeArchitectures } from "@/core/models/mod.ts";
import { UnknownFamily } from "@/sidecars/inference/trainer/model/families.ts";

Deno.test("nativeArchitectures are those that the native engine knows", () => {
  const [, known] = new UnknownFamily("").message.split("known are ");
  assert.deepEqual(known!.split(", ").sort(), [...nativeArchitectures].sort());
});
