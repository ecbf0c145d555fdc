import { basename } from "node:path";
import { type GgufHead, readGguf } from "../model/gguf.ts";
import { type ModelPlan, planOf } from "../model/plan.ts";
import { sha256 } from "../checkpoint/durable_files.ts";
import { modelUnreadable, textOf } from "../program/failure.ts";

/** The model that a run starts from. */
export interface BaseModel {
  head: GgufHead;
  plan: ModelPlan;
  name: string;
  parameters: number;
  /** Tokens that the model was made to read at once. */
  window: number;
  /** Cheap identity: what the head says, the file's size, and pieces of its content. */
  fingerprint: string;
}

/**
 * Reads what a model's file says.
 *
 * @param maxLength what rows are cut at, in tokens, where the model's window is not smaller.
 * @throws {TrainerError | UnknownFamily | OddModel}
 */
export async function openBase(
  { path, family }: { path: string; family: string | null },
  maxLength: number,
): Promise<BaseModel> {
  const head = await readHead(path);
  const parameters = [...head.tensors.values()]
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  // A model that does not state it is refused with its plan.
  const window = Number(head.value("context_length")) || Infinity;
  return {
    head,
    plan: planOf(head, Math.min(maxLength, window)),
    window,
    name: family ?? basename(path),
    parameters,
    fingerprint: await fingerprintOf(head),
  };
}

async function readHead(path: string): Promise<GgufHead> {
  try {
    return await readGguf(path);
  } catch (error) {
    throw modelUnreadable(`${basename(path)} cannot be read (${textOf(error)})`);
  }
}

const pieces = 64;
const pieceBytes = 4096;

async function fingerprintOf({ path, architecture, tensors }: GgufHead): Promise<string> {
  using file = await Deno.open(path);
  const { size } = await file.stat();
  const said = [...tensors.values()].map(({ name, type, shape, offset }) => ({
    name,
    type,
    shape,
    offset,
  }));
  const listed = JSON.stringify([architecture, size, said]);
  const hashes = [sha256(listed)];
  const piece = new Uint8Array(pieceBytes);
  for (let at = 0; at < pieces; at++) {
    await file.seek(Math.floor(size / pieces * at), Deno.SeekMode.Start);
    const read = await file.read(piece) ?? 0;
    hashes.push(sha256(piece.subarray(0, read)));
  }
  return sha256(hashes.join());
}
