import { join } from "node:path";
import { silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";
import { type CheckContext, demand } from "./check.ts";

/** Worker and WASM are there and work, so far that they tell weights from something else. */
export async function checkEmbedding({ runtime, folder }: CheckContext): Promise<void> {
  const weights = join(folder, "no_weights");
  await Deno.mkdir(folder, { recursive: true });
  Deno.openSync(weights, { write: true, create: true }).close();
  const worker = startEmbedWorker({ runtime, log: silentLog, weights });
  const said = await worker.ask(["x"], "query").then(() => "vectors", (error) => error.message);
  worker.end();
  demand(/holds no weights/.test(said), `an empty file as weights gave: ${said}`);
}
