import assert from "node:assert/strict";
import { phaseText } from "@/core/contract/text/phases.ts";
import { sayForTrainer } from "./say.ts";

Deno.test("a trainer that goes on on another device says so in the reader's language", () => {
  const emitted: unknown[] = [];
  const params = { now: "cpu", before: "vulkan" };
  sayForTrainer(
    { emit: (_, data) => emitted.push(data), log: assert.fail },
    { type: "log", level: "warning", message: "…", code: "device_changed", params },
  );
  const key = "training.log.device_changed";
  const message =
    "The run goes on on another device (cpu instead of vulkan): the last digits will differ.";
  assert.deepEqual(emitted, [{ level: "warning", message, says: { key, params } }]);
  assert.match(phaseText(key, "de", params), /anderen Gerät weiter \(cpu statt vulkan\)/);
});
