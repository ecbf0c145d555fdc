import { join } from "node:path";
import type { Command } from "@/core/system/mod.ts";

/** An installed pack, ready to be started. */
export interface InferencePack {
  folder: string;
  /** `sidecars/inference`, laid out inside of the folder, where it finds the pack's packages. */
  programs: string;
  /** A plain Deno executable. */
  deno: string;
  /** `auto` takes a graphics processor where the pack's libraries find one. */
  gpu: "auto" | "off";
}

/** How the sidecar of a pack is started. */
export interface InferenceCommand extends Command {
  cwd: string;
}

/**
 * The command that starts the sidecar. It reads models wherever they are, writes only in
 * `writable`, reaches no network, and may start nothing but Deno itself, which node-llama-cpp does
 * once to see whether the prebuilt library suits this processor before it loads it.
 */
export function inferenceCommand(
  pack: InferencePack,
  { writable = [] }: { writable?: readonly string[] } = {},
): InferenceCommand {
  const { folder, programs, gpu } = pack;
  const permissions = [
    `--allow-ffi=${Deno.realPathSync(folder)}`,
    ...writable.length > 0 ? [`--allow-write=${writable.join(",")}`] : [],
  ];
  const program = [join(programs, "main.ts"), `--gpu=${gpu}`];
  return { ...programCommand(pack, { permissions, program }), cwd: folder };
}

/**
 * The command that starts the native trainer (`main.ts`) or its export (`export_main.ts`), to which
 * `--config FILE` is added. It writes only in the folder that it is started in. FFI is allowed without
 * a path: it reads and writes the memory of ggml's tensors, which Deno grants to nothing less.
 */
export function nativeTrainerCommand(
  pack: InferencePack,
  name: "main.ts" | "export_main.ts",
): Command {
  const permissions = ["--allow-ffi", "--allow-write=."];
  const program = [join(pack.programs, "trainer", name)];
  return programCommand(pack, { permissions, program });
}

function programCommand(
  { folder, deno }: InferencePack,
  { permissions, program }: { permissions: string[]; program: string[] },
): Command {
  // Deno compares the path after links are resolved.
  const command = Deno.realPathSync(deno);
  const usual = ["--allow-read", "--allow-env", "--allow-sys", `--allow-run=${command}`];
  const quiet = ["--no-prompt", "--cached-only", "--quiet"];
  const config = ["--config", join(folder, "deno.json")];
  const args = ["run", ...quiet, ...config, ...usual, ...permissions, ...program];
  return { command, args, env: denoEnvironment(folder) };
}

/** Deno's own cache, in the pack, so that a pack is whole in itself. */
export const denoCache = ".deno";

/** The environment of everything that runs Deno on a pack. */
export function denoEnvironment(folder: string): Record<string, string> {
  return { DENO_DIR: join(folder, denoCache), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
}
