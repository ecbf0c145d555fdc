import { type Backend, openCpu, write } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { createWorker, type Worker } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import type { Tensor } from "../ggml/types.ts";
import { conversion, type Copy, nodesOf, type Piece, piecesOf } from "./conversion.ts";
import type { StoredTensor } from "./head.ts";
import { OddModel } from "./values.ts";

/** Where tensors go, and how many threads convert them. */
export interface Target {
  backend: Backend;
  threads: number;
  /** Ends the conversion. */
  signal?: AbortSignal;
}

/**
 * Reads tensors of a file and converts them to the types of their places. Each thread takes one tensor
 * after another: threads that share a tensor would wait for each other at every strip of it.
 *
 * @throws {OddModel} when the file ends too early.
 */
export async function copyAll(
  path: string,
  { backend, threads, signal }: Target,
  copies: readonly Copy[],
): Promise<void> {
  const { library } = backend;
  const put = backend.hasHostMemory ? convert : convertApart;
  // The largest first: what is left at the end is small.
  const queue = copies.toSorted((a, b) => sizeOf(b) - sizeOf(a)).values();
  const lanes = Array.from({ length: convertersFor(threads, copies.length) }, async () => {
    using lane = await openLane(library, path);
    for (const copy of queue) {
      signal?.throwIfAborted();
      await put(lane, copy);
    }
  });
  // All have ended before the first error is told: their places must not end under them.
  const ends = await Promise.allSettled(lanes);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** Each takes some tens of MiB beside what a run asks for. */
const mostConverters = 4;

/** Threads that convert: twice as many as compute, since each also waits for what it reads. */
export function convertersFor(threads: number, tensors: number): number {
  return Math.min(2 * threads, mostConverters, tensors);
}

/** One thread with a file and memory of its own. */
interface Lane extends Disposable {
  host: Backend;
  worker: Worker;
  file: Deno.FsFile;
  /** What was read last; its memory is used again. */
  bytes: Uint8Array<ArrayBuffer>;
}

async function openLane(library: Library, path: string): Promise<Lane> {
  using parts = new DisposableStack();
  const file = parts.use(await Deno.open(path));
  const host = parts.use(openCpu(library, 1));
  const worker = parts.use(createWorker(host));
  const kept = parts.move();
  return { host, worker, file, bytes: new Uint8Array(0), [Symbol.dispose]: () => kept.dispose() };
}

function sizeOf({ from, transposed }: Copy): number {
  return from.shape.reduce((product, size) => product * size, transposed ? 2 : 1);
}

async function convert(lane: Lane, copy: Copy): Promise<void> {
  for (const piece of piecesOf(copy, lane.worker.library)) {
    const bytes = await read(lane, copy.from, piece);
    const fill = (source: Tensor) => write(lane.worker.library, source, bytes);
    const build = conversion(copy, piece);
    using _ = await lane.worker.run(nodesOf(piece), build, fill);
  }
}

/** By way of memory that this processor can write, where that of the places is elsewhere. */
async function convertApart(lane: Lane, copy: Copy): Promise<void> {
  const { library } = lane.host;
  using context = createContext(library, { tensors: 2 });
  const beside = ({ type, shape: [rows, columns] }: Tensor) =>
    context.tensor(type, [rows, columns]);
  const near = { ...copy, to: beside(copy.to) };
  if (copy.transposed) near.transposed = beside(copy.transposed);
  using _ = lane.host.allocate(context, "anything");
  await convert(lane, near);
  move(library, near.to, copy.to);
  if (copy.transposed) move(library, near.transposed!, copy.transposed);
}

function move({ ggml }: Library, from: Tensor, to: Tensor): void {
  ggml.ggml_backend_tensor_copy(from.pointer, to.pointer);
}

async function read(
  lane: Lane,
  { name, offset }: StoredTensor,
  { from, size }: Piece,
): Promise<Uint8Array<ArrayBuffer>> {
  if (lane.bytes.length < size) lane.bytes = new Uint8Array(size);
  const bytes = lane.bytes.subarray(0, size);
  await lane.file.seek(offset + from, Deno.SeekMode.Start);
  for (let filled = 0; filled < size;) {
    const count = await lane.file.read(bytes.subarray(filled));
    if (count === null) throw new OddModel(`its file ends inside of ${name}`);
    filled += count;
  }
  return bytes;
}
