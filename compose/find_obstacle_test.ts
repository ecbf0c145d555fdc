import assert from "node:assert/strict";
import type { Pack } from "@/core/contract/mod.ts";
import { createRuntime, type Spawner } from "@/core/system/mod.ts";
import { findObstacle } from "./find_obstacle.ts";

/** A computer on which no program is found. */
const spawner: Spawner = { spawn: () => Promise.reject(new Deno.errors.NotFound("python3")) };
const ground = { runtime: createRuntime(), spawner, enginesFolder: "/nowhere" };
const installed = { inference: () => Promise.resolve(null) };

function pack(id: Pack["id"], rest: Partial<Pack> = {}): Pack {
  return {
    ...{ id, state: "missing", isOptional: false, reason: null, path: "/nowhere" },
    ...{ version: null, bytes: 0, downloadBytes: 0, details: {} },
    ...rest,
  };
}

Deno.test("findObstacle() asks for a Python only where PyTorch is to train", async () => {
  const packs = [pack("inference"), pack("trainer-python")];
  for (const [lang, words] of [["en", /needs Python 3/], ["de", /braucht Python 3/]] as const) {
    const asked = { lang, prove: true };
    const torch = await findObstacle({ ground, installed, engine: "python" }, packs, asked);
    assert.match(torch ?? "", words);
    const own = await findObstacle({ ground, installed, engine: "native" }, packs, asked);
    assert.match(own ?? "", /llama\.cpp/);
    assert.doesNotMatch(own ?? "", /Python/);
  }
});

Deno.test("findObstacle() tells what the installation found out about training", async () => {
  const details = { trainingFault: "ggml has no backend for this processor" };
  const faulty = [pack("inference", { state: "installed", details })];
  const found = await findObstacle({ ground, installed, engine: "native" }, faulty, {
    lang: "en",
    prove: false,
  });
  assert.match(found ?? "", /does not work: ggml has no backend/);
  const whole = [pack("inference", { state: "installed" })];
  assert.equal(
    await findObstacle({ ground, installed, engine: "native" }, whole, {
      lang: "en",
      prove: false,
    }),
    null,
  );
});
