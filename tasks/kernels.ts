/**
 * `deno task kernels`: builds the WASM kernels of the vector index, `native/vectors_*.wasm`, from
 * `native/vectors/assembly/` (AssemblyScript). They are kept in the repository, so that only who
 * changes them needs to build; a test proves that they are what the sources give.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("../", import.meta.url));
const entry = "native/vectors/assembly/mod.ts";

/** The modules by the features of WASM that a computer must have for them. */
const features: Readonly<Record<string, readonly string[]>> = {
  relaxed: ["--enable", "simd,relaxed-simd"],
  simd: ["--enable", "simd"],
  scalar: ["--disable", "simd"],
};

/** The modules' bytes by their paths from the repository's root. */
export async function buildKernels(): Promise<Map<string, Uint8Array>> {
  const built = new Map<string, Uint8Array>();
  for (const [name, flags] of Object.entries(features)) {
    built.set(`native/vectors_${name}.wasm`, await compile(flags));
  }
  return built;
}

async function compile(flags: readonly string[]): Promise<Uint8Array> {
  let module: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    // The kernels own the whole memory: nothing is allocated and nothing can abort.
    [entry, "--outFile", "module.wasm", "-O3", "--runtime", "stub", "--noAssert", ...flags],
    {
      readFile: (name, folder) => Deno.readTextFile(join(root, folder, name)).catch(() => null),
      writeFile: (_name, content) => void (module = content as Uint8Array),
    },
  );
  if (error !== null || module === null) throw new Error(stderr.toString(), { cause: error });
  return module;
}

if (import.meta.main) {
  for (const [path, bytes] of await buildKernels()) {
    await Deno.writeFile(join(root, path), bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  }
}
