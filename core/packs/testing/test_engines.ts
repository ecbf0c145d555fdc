import { join } from "node:path";
import { createRuntime } from "@/core/system/mod.ts";
import { embedderWeightsPath, modelsFolderOf, starterModelPath, venvPython } from "../mod.ts";

/** What lies in the tests' engines folder; each a path, or why it is not there. */
export interface TestEngines {
  folder: string;
  modelsFolder: string;
  /** The Python of the training engine. */
  python: Found;
  /** The starter model's file. */
  starter: Found;
  /** The weights of the built-in embedder. */
  embedder: Found;
}

/** A path that exists, or the reason for which tests that need it are skipped. */
export type Found = { path: string } | { missing: string };

/**
 * The engines for tests, which `deno task test` installs: LERNWERK_ENGINES names their folder, laid
 * out like that of a data folder. Null when it is not set; {@link noTestEngines} says so.
 */
export function findTestEngines(): TestEngines | null {
  const { os, environmentValue } = createRuntime();
  const folder = environmentValue("LERNWERK_ENGINES");
  if (folder === null) return null;
  const modelsFolder = modelsFolderOf(folder);
  const find = (path: string, name: string) =>
    isFile(path) ? { path } : { missing: `LERNWERK_ENGINES has no ${name}` };
  return {
    folder,
    modelsFolder,
    python: find(venvPython(join(folder, "trainer-python"), os), "trainer-python"),
    embedder: find(embedderWeightsPath(modelsFolder), "embedder beside it"),
    starter: find(starterModelPath(modelsFolder), "starter model beside it"),
  };
}

/** Why tests with real engines are skipped where none are named. */
export const noTestEngines = "LERNWERK_ENGINES names no folder of engines";

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
