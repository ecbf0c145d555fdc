import assert from "node:assert/strict";
import { trainerProtocolJsonSchema } from "./trainer_schema.ts";
import { trainerConfigSchema, trainerEventSchema } from "./trainer_protocol.ts";

const published = new URL("../../docs/trainer-protocol.schema.json", import.meta.url);

Deno.test("trainerProtocolJsonSchema() is what is published in docs", async () => {
  const text = await Deno.readTextFile(published);
  const now = JSON.stringify(trainerProtocolJsonSchema(), null, 2) + "\n";
  assert.equal(
    text,
    now,
    "run: deno run -RW core/training/testing/publish_protocol.ts",
  );
});

Deno.test("trainerEventSchema leaves out what it does not know and refuses what it misses", () => {
  const event = trainerEventSchema.parse({ type: "phase", name: "train", colour: "red" });
  assert.deepEqual(event, { type: "phase", name: "train" });
  assert.ok(!trainerEventSchema.safeParse({ type: "phase" }).success);
  assert.ok(!trainerEventSchema.safeParse({ type: "dance" }).success);
});

Deno.test("trainerConfigSchema names the key that does not fit", () => {
  const { error } = trainerConfigSchema.safeParse({ schema: 1, hyper: { epochs: "many" } });
  assert.ok(error?.issues.some(({ path }) => path.join(".") === "hyper.epochs"));
});
