import { join } from "node:path";
import { createGround, type Ground } from "@/compose/ground.ts";
import { createPasswords } from "@/core/documents/mod.ts";
import { createInstalled } from "@/compose/packs.ts";
import { AppError, describeError, type PackId, type Progress } from "@/core/contract/mod.ts";
import { packJobKind, venvPython } from "@/core/packs/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createRuntime, silentLog, systemClock } from "@/core/system/mod.ts";
import type { Outcome } from "./outcome.ts";

/** The engines that tests use, in a folder that all tests share. */
export interface TestEngines {
  /** What tests are told about them. */
  env: Record<string, string>;
  /** The Python that the trainer runs on, or null when it is not installed. */
  python: string | null;
  /** What became of each installation. */
  outcome: Outcome;
}

/**
 * Installs by the program's own way what tests need and is missing: training engine, inference
 * engine, starter model, embedder. They stay from run to run, in `engines` and `models` below `folder`, or
 * where LERNWERK_ENGINES says.
 *
 * What this machine cannot install (offline, no Python) is skipped with its reason, and so are the
 * tests that need it; an installation that goes wrong otherwise has failed like a test.
 */
export async function prepareEngines(folder: string): Promise<TestEngines> {
  const storage = await openMemoryStorage();
  try {
    const ground = createGround({
      runtime: createRuntime(),
      clock: systemClock,
      log: silentLog,
      dataFolder: folder,
      db: storage.db,
      passwords: createPasswords(),
    });
    // Tests compare losses to the last digit, which holds on the processor.
    await ground.settings.change({ forceCpu: true });
    const outcome = await installAll(ground);
    const python = venvPython(join(ground.enginesFolder, "trainer-python"), ground.runtime.os);
    const isThere = await Deno.stat(python).then(() => true, () => false);
    return {
      env: { LERNWERK_ENGINES: ground.enginesFolder },
      python: isThere ? python : null,
      outcome,
    };
  } finally {
    await storage.close();
  }
}

async function installAll(ground: Ground): Promise<Outcome> {
  const { definitions } = createInstalled(ground);
  const kind = packJobKind({
    definitions,
    clock: ground.clock,
    wheelFolder: async () => (await ground.settings.read()).wheelFolder || null,
  });
  const outcome: Outcome = { part: "engines", passed: 0, failed: 0, skipped: [] };
  for (const { id } of definitions) {
    // Tests compare what the processor computes.
    if (id === "inference-gpu") continue;
    const start = performance.now();
    const { error, log } = await install(kind, id);
    const seconds = Math.round((performance.now() - start) / 1000);
    if (error === null) {
      outcome.passed++;
      console.log(`ok ${id} (${seconds} s)`);
    } else if (isForeign(error)) {
      outcome.skipped.push(`${id} [skipped: ${describeError(error, "en").message}]`);
    } else {
      outcome.failed++;
      console.log([`FAILED ${id} (${seconds} s)`, ...log, String(error)].join("\n"));
    }
  }
  return outcome;
}

interface Installation {
  error: Error | null;
  log: string[];
}

async function install(kind: ReturnType<typeof packJobKind>, pack: PackId): Promise<Installation> {
  const log: string[] = [];
  let phase = "";
  const context = {
    signal: new AbortController().signal,
    log: (message: string) => void log.push(message),
    progress(progress: Progress) {
      if (progress.phase === undefined || progress.phase === phase) return;
      phase = progress.phase;
      console.log(`${pack}: ${phase}`);
    },
  };
  try {
    await kind.run({ pack, wheelFolder: null, again: false }, context);
    return { error: null, log };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)), log };
  }
}

/** What the index, pip and Deno say of a machine that does not reach them. */
const noNetwork = /offline|no-index|dns error|error sending request|client error|name resolution/i;

/** Whether it is this machine that lacks something, and not our program that fails. */
function isForeign(error: Error): error is AppError {
  if (!(error instanceof AppError)) return false;
  const { code, params } = error;
  if (code === "python_missing" || code === "venv_missing") return true;
  return code === "pack_download_failed" && noNetwork.test(JSON.stringify(params["detail"]));
}
