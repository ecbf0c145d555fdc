import { join } from "node:path";
import { createSpawner, type Runtime, type Spawner } from "@/core/system/mod.ts";
import type { Client } from "../client.ts";
import { startServed } from "./start_served.ts";

/** What checks work with. */
export interface CheckContext {
  runtime: Runtime;
  spawner: Spawner;
  /** An empty folder, gone afterwards. */
  folder: string;
  /** Where engines are that a person has installed. */
  enginesFolder: string;
  /** This program as a server in a process of its own; started when first asked for. */
  server(): Promise<Client>;
}

/** A check throws when it fails; it answers a reason when it cannot be made here. */
export interface Check {
  name: string;
  run(context: CheckContext): Promise<void | Skipped>;
}

/** Why a check cannot be made on this computer. */
export interface Skipped {
  skipped: string;
}

/** Fails a check with a reason. */
export function demand(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Error(reason);
}

/** Makes all checks, whatever becomes of each; answers how many failed. */
export async function runChecks(
  runtime: Runtime,
  checks: readonly Check[],
  print: (line: string) => void,
): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-selftest-" });
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const started: { server?: ReturnType<typeof startServed> } = {};
  const context: CheckContext = {
    runtime,
    spawner,
    folder,
    enginesFolder: runtime.enginesFolder(runtime.dataFolder()),
    async server() {
      started.server ??= startServed({ runtime, spawner, dataFolder: join(folder, "data") });
      return (await started.server).client;
    },
  };
  const results = [];
  for (const check of checks) results.push(await runCheck(check, context, print));
  await started.server?.then((server) => server.stop(), () => {});
  await Deno.remove(folder, { recursive: true });
  const failed = results.filter((result) => result === "failed").length;
  const passed = results.filter((result) => result === "passed").length;
  print(`${passed} passed, ${failed} failed`);
  return failed;
}

async function runCheck(
  { name, run }: Check,
  context: CheckContext,
  print: (line: string) => void,
): Promise<"passed" | "failed" | "skipped"> {
  try {
    const outcome = await run(context);
    print(outcome ? `skipped: ${name} (${outcome.skipped})` : `ok: ${name}`);
    return outcome ? "skipped" : "passed";
  } catch (error) {
    print(`FAILED: ${name}: ${error instanceof Error ? error.stack : error}`);
    return "failed";
  }
}
