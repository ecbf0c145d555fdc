import assert from "node:assert/strict";
import { settingsSchema } from "@/core/contract/mod.ts";
import { usualHyper } from "./usual_hyper.ts";

Deno.test("usualHyper() states only what a person chose", () => {
  assert.deepEqual(usualHyper(settingsSchema.parse({}), { hasFourBit: true }), {});
  const chosen = settingsSchema.parse({ hyperEpochs: 4, hyperGradientCheckpointing: false });
  assert.deepEqual(usualHyper(chosen, { hasFourBit: true }), {
    epochs: 4,
    gradientCheckpointing: false,
  });
});

Deno.test("usualHyper() wants 4 bits only where they can be had", () => {
  const chosen = settingsSchema.parse({ hyperLoadIn4bit: true });
  assert.deepEqual(usualHyper(chosen, { hasFourBit: false }), {});
  assert.deepEqual(usualHyper(chosen, { hasFourBit: true }), { loadIn4bit: true });
});
