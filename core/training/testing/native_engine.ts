import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TrainerConfig } from "@/core/contract/mod.ts";
import { inferencePackName } from "@/core/models/mod.ts";
import { probeModel } from "@/core/models/testing/probe_model.ts";
import { findTestEngines, noTestEngines } from "@/core/packs/testing/test_engines.ts";
import { type Command, createRuntime } from "@/core/system/mod.ts";

const sources = fileURLToPath(new URL("../../../sidecars/inference/", import.meta.url));

/** The folder of the inference pack in the tests' engines folder, or why there is none. */
export function installedPack(): { pack: string; deno: string } | { missing: string } {
  const engines = findTestEngines();
  if (engines === null) return { missing: noTestEngines };
  const pack = join(engines.folder, inferencePackName());
  const deno = createRuntime().denoExecutable(engines.folder);
  if (deno === null) return { missing: "there is no plain Deno" };
  const isThere = [...Deno.readDirSync(engines.folder)].some(({ name }) => pack.endsWith(name));
  return isThere ? { pack, deno } : { missing: `LERNWERK_ENGINES has no ${inferencePackName()}` };
}

/**
 * The native trainer as it stands in the sources, laid out in `folder` as in a pack whose packages it
 * borrows: an installed pack may hold an older one.
 */
export function layOutNativeTrainer(
  folder: string,
  { pack, deno }: { pack: string; deno: string },
): Command {
  for (const path of programFiles(sources)) {
    const to = join(folder, path);
    Deno.mkdirSync(dirname(to), { recursive: true });
    Deno.copyFileSync(join(sources, path), to);
  }
  for (const name of ["package.json", "deno.lock"]) {
    Deno.copyFileSync(join(pack, name), join(folder, name));
  }
  Deno.symlinkSync(join(pack, "node_modules"), join(folder, "node_modules"));
  const flags = ["--no-prompt", "--cached-only", "--quiet", "--no-check"];
  const program = join(folder, "trainer", "main.ts");
  return {
    command: deno,
    args: ["run", ...flags, "--allow-all", program],
    env: { DENO_DIR: join(pack, ".deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" },
  };
}

/** Writes a whole model of half a megabyte that knows nothing. */
export function writeProbeModel(folder: string): TrainerConfig["base_model"] {
  return writeModel(join(folder, "probe.gguf"), probeModel());
}

/** The same model with endless numbers in its last norm, so that every loss is no number. */
export function writePoisonedModel(folder: string): TrainerConfig["base_model"] {
  const bytes = probeModel();
  const norm = new Float32Array(probe.width).fill(Infinity);
  const start = bytes.length - 4 * probe.numbers + 4 * probe.beforeNorm;
  bytes.set(new Uint8Array(norm.buffer), start);
  return writeModel(join(folder, "poisoned.gguf"), bytes);
}

/** Where the last norm lies among the probe's numbers: behind the embedding of 258 tokens. */
const probe = { width: 64, beforeNorm: 64 * 258, numbers: 57_664 };

/** Another file in which one text of the probe is another one of equal length. */
export function writeChangedModel(
  folder: string,
  before: string,
  after: string,
): TrainerConfig["base_model"] {
  const bytes = probeModel();
  const [from, to] = [before, after].map((text) => new TextEncoder().encode(text));
  if (from!.length !== to!.length) throw new TypeError("texts of a GGUF state their length");
  const isHere = (at: number) => from!.every((byte, index) => bytes[at + index] === byte);
  for (let at = 0; at < bytes.length; at++) if (isHere(at)) bytes.set(to!, at);
  return writeModel(join(folder, "changed.gguf"), bytes);
}

/** A model of a billion words, as large as it says; the place on the disk is empty. */
export function writeWideModel(folder: string): TrainerConfig["base_model"] {
  const words = 2 ** 30;
  const bytes = probeModel({ emptyWords: words });
  const model = writeModel(join(folder, "wide.gguf"), bytes);
  Deno.truncateSync(model.path, bytes.length + 4 * probe.width * words);
  return model;
}

function writeModel(path: string, bytes: Uint8Array): TrainerConfig["base_model"] {
  Deno.writeFileSync(path, bytes);
  return { kind: "gguf", path, cache_dir: `${path}.cache`, family: null };
}

function programFiles(folder: string, inside = ""): string[] {
  return [...Deno.readDirSync(join(folder, inside))].flatMap(({ name, isDirectory }) => {
    const path = join(inside, name);
    if (/^(testing|packs|node_modules)$|_test\.ts$/.test(name)) return [];
    return isDirectory ? programFiles(folder, path) : [path];
  });
}
