import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TrainerConfig } from "@/core/contract/mod.ts";
import { findTestEngines, noTestEngines } from "@/core/packs/testing/test_engines.ts";
import { type Command, runToEnd } from "@/core/system/mod.ts";
import { testSpawner } from "./fake_trainer.ts";

/** The Python engine of the tests' engines folder (LERNWERK_ENGINES), or why there is none. */
export function installedEngine(): { python: string; command: Command } | { missing: string } {
  const found = findTestEngines()?.python ?? { missing: noTestEngines };
  if ("missing" in found) return found;
  const python = found.path;
  return { python, command: { command: python, args: [join(trainerFolder, "train.py")], env: {} } };
}

const trainerFolder = fileURLToPath(new URL("../../../sidecars/trainer/", import.meta.url));

/** Has the engine make a model of a few hundred kilobytes that can be trained in moments. */
export async function makeTinyModel(
  python: string,
  folder: string,
): Promise<TrainerConfig["base_model"]> {
  const path = join(folder, "tiny-model");
  await Deno.mkdir(path);
  const program = `
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lernwerk_trainer.tiny_model import save_tiny_model
save_tiny_model(Path(sys.argv[2]))
`;
  const { code, errorTail } = await runToEnd(
    testSpawner(),
    [python, "-c", program, trainerFolder, path],
    { timeoutMs: 300_000 },
  );
  if (code !== 0) throw new Error(errorTail.join("\n"));
  return { kind: "safetensors", path, cache_dir: join(folder, "cache"), family: null };
}
