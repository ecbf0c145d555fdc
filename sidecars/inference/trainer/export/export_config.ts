import { dirname, resolve } from "node:path";
import { type Fields, fieldsOf } from "../config/fields.ts";
import { badConfig, textOf, TrainerError } from "../program/failure.ts";

/** What can be made, in the order in which it is made, and under which name. */
export const artifactNames = {
  "adapter": "adapter",
  "adapter-gguf": "adapter-f16.gguf",
  "merged": "merged",
  "gguf-f16": "model-f16.gguf",
} as const;

/** A kind of artifact. */
export type ArtifactKind = keyof typeof artifactNames;

/** A checked `export.json`; all paths are absolute. */
export interface ExportConfig {
  runDir: string;
  /** The GGUF that the adapter was trained on. */
  base: string;
  /** The adapter as PEFT folder. */
  adapter: string;
  outputDir: string;
  artifacts: readonly ArtifactKind[];
  systemPrompt: string | null;
  name: string;
}

/**
 * Reads the config of an export, the same as that of the Python engine (sidecars/trainer/README.md).
 *
 * @throws {TrainerError} `bad_config`, or `model_unreadable` for what only the Python engine exports.
 */
export async function readExportConfig(path: string): Promise<ExportConfig> {
  const runDir = dirname(resolve(path));
  const fields = fieldsOf(await readJson(path));
  fields.integer("schema", 1, 1);
  const base = fields.object("base_model");
  const inRun = (name: string) => resolve(runDir, fields.text(name));
  const family = base.has("family") ? base.text("family") : "model";
  return {
    runDir,
    base: readBase(base, runDir),
    adapter: inRun("adapter"),
    outputDir: inRun("output_dir"),
    artifacts: readArtifacts(fields),
    systemPrompt: fields.has("system_prompt") ? fields.text("system_prompt") : null,
    name: fields.has("name") ? fields.text("name") : `${family}-lernwerk`,
  };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    throw badConfig("config", `cannot be read (${textOf(error)})`);
  }
}

function readBase(fields: Fields, runDir: string): string {
  if (fields.choice("kind", ["gguf", "safetensors"]) === "safetensors") {
    throw onlyPython("from a base model in safetensors form");
  }
  return resolve(runDir, fields.text("path"));
}

function readArtifacts(fields: Fields): ArtifactKind[] {
  const wanted = fields.texts("artifacts");
  const kinds = Object.keys(artifactNames) as ArtifactKind[];
  const isKnown = wanted.every((kind) => Object.hasOwn(artifactNames, kind));
  if (wanted.length === 0 || !isKnown) {
    throw badConfig("artifacts", `must list some of ${kinds.join(", ")}`);
  }
  return kinds.filter((kind) => wanted.includes(kind));
}

/** The error for what this engine does not export. */
export function onlyPython(what: string): TrainerError {
  return new TrainerError(
    "model_unreadable",
    `The built-in engine does not export ${what}.`,
    "Export with the Python engine.",
  );
}
