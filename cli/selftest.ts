import type { Runtime } from "@/core/system/mod.ts";
import type { ExitCode } from "./command.ts";
import { checkAssets } from "./selftest/assets.ts";
import { type Check, runChecks } from "./selftest/check.ts";
import { checkDatabase } from "./selftest/database.ts";
import { checkEmbedding } from "./selftest/embedding.ts";
import { checkIslands, checkPage, checkReading } from "./selftest/served.ts";
import { checkFakeTrainer, checkInference, checkPythonTrainer } from "./selftest/sidecars.ts";

/** What a packed program can fail at: each needs something that packing may have lost. */
const checks: readonly Check[] = [
  { name: "files that ship with the program", run: checkAssets },
  { name: "database with full-text search", run: checkDatabase },
  { name: "page", run: checkPage },
  { name: "islands' code for the browser", run: checkIslands },
  { name: "PDF read by worker, child process and WASM", run: checkReading },
  { name: "embedding kernel in its worker", run: checkEmbedding },
  { name: "built-in trainer as a process of its own", run: checkFakeTrainer },
  { name: "Python trainer copied out and started", run: checkPythonTrainer },
  { name: "inference sidecar copied out and started", run: checkInference },
];

/**
 * `lernwerk --selftest`: proves that this program works on this computer, in a folder of its own
 * that is removed afterwards. Prints a line for each check and at last `N passed, N failed`.
 */
export async function selftest(runtime: Runtime): Promise<ExitCode> {
  const failed = await runChecks(runtime, checks, (line) => console.log(line));
  return failed === 0 ? 0 : 1;
}
