import { join } from "node:path";
import type { AppError, PackId } from "@/core/contract/mod.ts";
import type { PackWork } from "./pack_definition.ts";
import { pip, pipFailure } from "./pip.ts";
import { findPython, venvPython } from "./python.ts";
import type { CommandLine, RunTool } from "./tools.ts";

/** Where Pythons may be. */
export interface PipDownloadDeps {
  enginesFolder: string;
  run: RunTool;
  os: typeof Deno.build.os;
  home: string;
}

/** What pip is asked for. */
export interface PipWheel {
  pack: PackId;
  package: string;
  version: string;
  platform?: string | undefined;
  downloadBytes: number;
}

/**
 * Downloads a wheel by the pip of a Python on this computer and answers its path. Pip knows the
 * mirrors, proxies and certificates that an institution has set for it.
 *
 * @throws {AppError} `failure` when there is no Python with pip; else as {@link pip}.
 */
export async function pipDownload(
  deps: PipDownloadDeps,
  wheel: PipWheel,
  { failure, folder, work }: { failure: AppError; folder: string; work: PackWork },
): Promise<string> {
  const { signal, progress, log } = work;
  const python = await pythonWithPip(deps, { pack: wheel.pack, folder, signal }).catch(() => {
    signal.throwIfAborted();
    throw failure;
  });
  const dest = join(folder, "wheel");
  const wanted = ["--no-deps", "--only-binary=:all:", "--dest", dest];
  const foreign = wheel.platform === undefined ? [] : ["--platform", wheel.platform];
  const args = ["download", ...wanted, ...foreign, `${wheel.package}==${wheel.version}`];
  const { pack, downloadBytes: expectedBytes } = wheel;
  await pip(deps.run, { pack, python, args, signal, expectedBytes, progress, log });
  for await (const { name } of Deno.readDir(dest)) {
    if (name.endsWith(".whl")) return join(dest, name);
  }
  throw failure;
}

/**
 * A Python whose pip works: the training engine's, the computer's own, or one in an environment for
 * the moment, because Debian's Python comes without pip.
 */
async function pythonWithPip(
  { enginesFolder, run, os, home }: PipDownloadDeps,
  { pack, folder, signal }: { pack: PackId; folder: string; signal: AbortSignal },
): Promise<CommandLine> {
  const engine: CommandLine = [venvPython(join(enginesFolder, "trainer-python"), os)];
  if (await hasPip(run, engine, signal)) return engine;
  const { command } = await findPython(run, { os, home, signal });
  if (await hasPip(run, command, signal)) return command;
  const made = await run([...command, "-m", "venv", join(folder, "venv")], { signal });
  signal.throwIfAborted();
  if (made.code !== 0) throw pipFailure(pack, made);
  return [venvPython(folder, os)];
}

async function hasPip(run: RunTool, python: CommandLine, signal: AbortSignal): Promise<boolean> {
  const { code } = await run([...python, "-m", "pip", "--version"], { signal, timeoutMs: 60_000 });
  signal.throwIfAborted();
  return code === 0;
}
