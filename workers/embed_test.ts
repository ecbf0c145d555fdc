import assert from "node:assert/strict";
import { createEmbeddedEmbedder } from "@/core/retrieval/mod.ts";
import { testEmbedder } from "@/core/retrieval/testing/embedder_suite.ts";
import { findWeights } from "@/core/retrieval/testing/installed_embedder.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "./mod.ts";

const found = findWeights();
const runtime = createRuntime();

function embedderWith(weights: string) {
  const start = () => startEmbedWorker({ runtime, log: silentLog, weights });
  return createEmbeddedEmbedder({ start });
}

testEmbedder({
  name: "startEmbedWorker()",
  ..."missing" in found && { skipped: found.missing },
  open() {
    assert.ok("path" in found);
    return Promise.resolve(embedderWith(found.path));
  },
  async withBroken(work) {
    const embedder = embedderWith("/no/such/weights");
    await work(embedder);
    await embedder.close();
  },
});

Deno.test("startEmbedWorker() fails what was asked when it ends, and what is asked then", async () => {
  const worker = startEmbedWorker({ runtime, log: silentLog, weights: "/no/such/weights" });
  const asked = worker.ask(["x"], "query");
  worker.end();
  await assert.rejects(asked, /ended/);
  await assert.rejects(worker.ask(["x"], "query"), /ended/);
});
