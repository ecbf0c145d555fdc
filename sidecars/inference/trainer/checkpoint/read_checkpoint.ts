import { basename, join } from "node:path";
import { resumeMismatch, textOf } from "../program/failure.ts";
import { sha256File } from "./durable_files.ts";
import { manifestName, stateName } from "./names.ts";

/** A checkpoint that was read and whose files have the hashes of its manifest. */
export interface Checkpoint {
  folder: string;
  state: Record<string, unknown>;
}

/** Opens a checkpoint to resume from. @throws {TrainerError} `resume_mismatch` */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  try {
    const { files } = await readJson(join(folder, manifestName)) as {
      files: Record<string, { sha256: string }>;
    };
    for (const [name, { sha256 }] of Object.entries(files)) {
      const isWhole = basename(name) === name && await sha256File(join(folder, name)) === sha256;
      if (!isWhole) throw new Error(`${name} is not what the manifest says`);
    }
    const state = await readJson(join(folder, stateName)) as Record<string, unknown>;
    return { folder, state };
  } catch (error) {
    const problem = `The checkpoint ${basename(folder)} is not complete: ${textOf(error)}.`;
    throw resumeMismatch(problem);
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await Deno.readTextFile(path));
}
