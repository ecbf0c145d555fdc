import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { venvPython } from "@/core/packs/mod.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Puts an engine into an engines folder that looks installed but whose Python is the given shell
 * script (POSIX only).
 */
export async function installEngine(enginesFolder: string, script: string): Promise<void> {
  const folder = join(enginesFolder, "trainer-python");
  const python = venvPython(folder);
  await Deno.mkdir(dirname(python), { recursive: true });
  await Deno.writeTextFile(python, script, { mode: 0o700 });
  const marker = {
    schema: 1,
    version: await currentVersion(),
    bytes: 1,
    installedAt: "2026-01-01T00:00:00.000Z",
    details: {},
  };
  await Deno.writeTextFile(join(folder, "installed.json"), JSON.stringify(marker));
}

/**
 * A "Python" that trains with the fake trainer, whatever script it is given; `fake` is what it does
 * wrong, which it writes into its config as the fake expects it.
 */
export function fakeTrainerPython(fake: JsonObject = {}): string {
  const main = join(repository, "sidecars", "fake-trainer", "main.ts");
  return `#!/bin/sh
sed '1s/{/{"fake": ${JSON.stringify(fake)},/' "$3" > "$3.new"
mv "$3.new" "$3"
shift
exec "${Deno.execPath()}" run --cached-only --no-prompt -A "${main}" "$@"
`;
}

/** The version that an engine of this checkout has: a hash of what it is installed from. */
async function currentVersion(): Promise<string> {
  const locks = await Promise.all(
    ["requirements.lock", "torch.lock"].map((name) =>
      Deno.readTextFile(join(repository, "sidecars", "trainer", name))
    ),
  );
  return (await sha256Hex(locks.join(""))).slice(0, 16);
}
