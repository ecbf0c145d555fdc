import { join } from "node:path";
import type { GgufHead } from "../model/gguf.ts";
import {
  BadSafetensors,
  type ListedTensor,
  openSafetensors,
  type SafetensorsFile,
} from "../formats/safetensors.ts";
import { type NamedTensor, tensorOf, writeSafetensors } from "../formats/safetensors_writer.ts";
import {
  type ModuleNames,
  moduleNamesOf,
  moduleOf,
  rowOrder,
  tensorOfModule,
} from "./module_names.ts";
import { type Lora, type LoraPair, UnfitAdapter } from "./lora.ts";
import { peftConfigText, readPeftConfig } from "./peft_config.ts";

/** The two files of an adapter in PEFT's form. */
export const peftFiles = {
  weights: "adapter_model.safetensors",
  config: "adapter_config.json",
} as const;

type Model = Pick<GgufHead, "architecture" | "value" | "tensors">;

const prefix = "base_model.model.";

/**
 * Writes an adapter into an existing folder as PEFT and transformers load it. Equal adapters give
 * equal bytes.
 *
 * @throws {UnfitAdapter} when the model's family has no names there.
 */
export async function writePeftFolder(
  folder: string,
  { model, lora, dropout, baseName }: {
    model: Model;
    lora: Lora;
    dropout: number;
    baseName: string;
  },
): Promise<void> {
  const names = moduleNamesOf(model);
  const tensors = lora.pairs.flatMap((pair) => namedTensors(names, pair, lora.rank));
  const last = lora.pairs.map(({ tensor }) => moduleOf(names, tensor).split(".").at(-1)!);
  const config = { ...lora, dropout, baseName, targetModules: [...new Set(last)] };
  const inOrder = tensors.sort((one, other) => one.name < other.name ? -1 : 1);
  await writeSafetensors(join(folder, peftFiles.weights), inOrder);
  await Deno.writeTextFile(join(folder, peftFiles.config), peftConfigText(config));
}

function namedTensors(names: ModuleNames, pair: LoraPair, rank: number): NamedTensor[] {
  const stem = prefix + moduleOf(names, pair.tensor);
  const order = rowOrder(names, pair.tensor, pair.outputs);
  const b = order ? moved(pair.b, rank, (row) => order[row]!) : pair.b;
  return [
    tensorOf(`${stem}.lora_A.weight`, [rank, pair.inputs], pair.a),
    tensorOf(`${stem}.lora_B.weight`, [pair.outputs, rank], b),
  ];
}

/** Rows at new places. */
function moved(
  numbers: Float32Array,
  length: number,
  placeOf: (row: number) => number,
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(numbers.length);
  for (let row = 0; row * length < numbers.length; row++) {
    const values = numbers.subarray(row * length, (row + 1) * length);
    result.set(values, placeOf(row) * length);
  }
  return result;
}

/**
 * Reads an adapter that this or another program wrote in PEFT's form, for the model that it changes.
 *
 * @throws {UnfitAdapter} when it is no plain LoRA adapter of this model.
 */
export async function readPeftFolder(folder: string, model: Model): Promise<Lora> {
  const names = moduleNamesOf(model);
  const scale = readPeftConfig(await Deno.readTextFile(join(folder, peftFiles.config)));
  using file = await opened(join(folder, peftFiles.weights));
  const places = placesOf(file, names);
  const pairs: LoraPair[] = [];
  for (const [tensor, { a, b }] of places) {
    if (!a || !b) throw new UnfitAdapter(`half of the pair for ${tensor} is missing`);
    checkShapes(model, { tensor, rank: scale.rank, a, b });
    const order = rowOrder(names, tensor, b.shape[0]!);
    const up = await file.read(b);
    pairs.push({
      tensor,
      inputs: a.shape[1]!,
      outputs: b.shape[0]!,
      a: await file.read(a),
      b: order ? movedBack(up, scale.rank, order) : up,
    });
  }
  return { ...scale, pairs };
}

async function opened(path: string): Promise<SafetensorsFile> {
  try {
    return await openSafetensors(path);
  } catch (error) {
    if (!(error instanceof BadSafetensors)) throw error;
    throw new UnfitAdapter(`its ${peftFiles.weights} cannot be read: ${error.message}`);
  }
}

interface Halves {
  a?: ListedTensor;
  b?: ListedTensor;
}

function placesOf({ tensors }: SafetensorsFile, names: ModuleNames): Map<string, Halves> {
  const places = new Map<string, Halves>();
  for (const listed of tensors.values()) {
    const [, path, half] = namePattern.exec(listed.name) ?? [];
    const tensor = path === undefined ? null : tensorOfModule(names, path);
    if (!tensor) throw new UnfitAdapter(`it holds ${listed.name}, which is not known here`);
    const halves = places.get(tensor) ?? {};
    places.set(tensor, { ...halves, [half === "A" ? "a" : "b"]: listed });
  }
  return places;
}

const namePattern = /^base_model\.model\.(.+)\.lora_([AB])\.weight$/;

function checkShapes(
  { tensors }: Model,
  { tensor, rank, a, b }: { tensor: string; rank: number; a: ListedTensor; b: ListedTensor },
): void {
  const shape = tensors.get(tensor)?.shape;
  if (!shape) throw new UnfitAdapter(`the base model has no ${tensor}`);
  const [inputs, outputs] = shape;
  const isFit = isShape(a, [rank, inputs]) && isShape(b, [outputs, rank]);
  if (!isFit) throw new UnfitAdapter(`${tensor} has another shape in the base model`);
}

function isShape({ shape }: ListedTensor, wanted: readonly (number | undefined)[]): boolean {
  return shape.length === wanted.length && shape.every((size, index) => size === wanted[index]);
}

function movedBack(
  numbers: Float32Array,
  length: number,
  order: Uint32Array,
): Float32Array<ArrayBuffer> {
  const back = new Uint32Array(order.length);
  order.forEach((place, row) => back[place] = row);
  return moved(numbers, length, (row) => back[row]!);
}
