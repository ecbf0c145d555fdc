import { fileURLToPath } from "node:url";
import {
  type ChildRegistry,
  type Command,
  createRuntime,
  createSpawner,
  type Spawner,
} from "@/core/system/mod.ts";

/** The command of the fake trainer, started from source. */
export function fakeTrainerCommand(): Command {
  const main = fileURLToPath(new URL("../../../sidecars/fake-trainer/main.ts", import.meta.url));
  return {
    command: Deno.execPath(),
    args: ["run", "--cached-only", "--no-prompt", "-A", main],
    env: {},
  };
}

/** A spawner as the program has it; it notes its children only where a test wants that. */
export function testSpawner(registry: ChildRegistry | null = null): Spawner {
  const runtime = createRuntime();
  return createSpawner({ environment: runtime.childEnvironment, registry });
}
