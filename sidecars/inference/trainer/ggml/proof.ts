import { type Backend, openCpu, openDevice, readFloats, write } from "./backend.ts";
import { createContext } from "./context.ts";
import { createWorker, type Graph } from "./graph.ts";
import { a, b, type KnownResult, knownResults, type Tried } from "./known_results.ts";
import type { Device } from "./device.ts";
import { type Library, UnprovenLibrary } from "./library.ts";
import { operationsIn } from "./operations.ts";
import { elementType, type Tensor } from "./types.ts";
import { UnfitDevice } from "./unfit_device.ts";

/** The release that the signatures and numbers here are taken from. */
const knownVersion = "0.23.0";

/** Bytes of a tensor's head and of its entry in a context, in that release. */
const knownOverhead = 368n;

/** Results differ by rounding only; the functions behind them are polynomials on some processors. */
const tolerance = 1e-5;

/** Graphics devices multiply with shorter numbers, of ten binary digits at least. */
const deviceTolerance = 1e-3;

/**
 * Proves that a library does what is expected of it: functions that are called with the wrong
 * arguments would end the process, or compute something else without a word.
 *
 * @throws {UnprovenLibrary} when it is another version, lays out tensors in another way, or
 *   computes an operation of the trainer's graphs differently.
 */
export async function proveLibrary(library: Library): Promise<void> {
  proveVersion(library);
  proveLayout(library);
  using backend = openCpu(library, 1);
  const wrong = await wrongResult(backend, tolerance);
  if (wrong) throw new UnprovenLibrary(`ggml ${library.version} ${wrong}.`);
}

/**
 * Proves the same operations on a graphics device; those that it lacks are written with others or
 * computed by the processor, as in a run.
 *
 * @throws {UnfitDevice} when it computes one of them differently.
 */
export async function proveDevice(device: Device): Promise<void> {
  using backend = openDevice(device, 1);
  const wrong = await wrongResult(backend, deviceTolerance);
  if (wrong) throw new UnfitDevice(`it ${wrong}`);
}

function proveVersion({ version }: Library): void {
  if (version === knownVersion) return;
  throw new UnprovenLibrary(
    `The library that computes, ggml, is version ${version}; training is built for ${knownVersion}.`,
  );
}

function proveLayout(library: Library): void {
  using context = createContext(library, { tensors: 1 });
  const { type, shape, strides } = context.tensor(elementType.q8_0, [64, 3, 5, 7]);
  const found = [library.ggml.ggml_tensor_overhead(), type, ...shape, ...strides].map(Number);
  const wanted = [knownOverhead, elementType.q8_0, 64, 3, 5, 7, 34, 68, 204, 1020].map(Number);
  if (found.join() === wanted.join()) return;
  throw new UnprovenLibrary(`ggml ${library.version} lays out its tensors in an unknown way.`);
}

/**
 * What the first operation that errs gives, in words; null when all are right.
 *
 * @param margin how far results may lie from the right ones, relatively.
 */
export async function wrongResult(backend: Backend, margin: number): Promise<string | null> {
  const { library } = backend;
  using worker = createWorker(backend);
  using run = await worker.run(512, place, ({ inputs }) => {
    for (const [tensor, numbers] of inputs) write(library, tensor, numbers);
  });
  for (const { known, output } of run.built.outputs) {
    const found = readFloats(library, output);
    if (isRight(known, found, margin)) continue;
    return `computes ${known.name} as ${found.join(", ")} instead of ${known.is.join(", ")}`;
  }
  return null;
}

function place(graph: Graph) {
  const o = operationsIn(graph.context);
  const inputs: [Tensor, Float32Array | Int32Array][] = [];
  const input = (numbers: readonly number[], shape: readonly [number, number?]) => {
    const tensor = o.input(elementType.f32, shape);
    inputs.push([tensor, Float32Array.from(numbers)]);
    return tensor;
  };
  const places = o.input(elementType.i32, [2]);
  inputs.push([places, Int32Array.of(1, 0)]);
  const tried: Tried = {
    a: input(a, [2, 2]),
    b: input(b, [2, 2]),
    places,
    mask: input([0, -Infinity, 0, 0], [2, 2]),
    settings: input([0.1, 0.9, 0.999, 0.01, 0.5, 10, 1000], [7]),
    copy: () => input(a, [2, 2]),
  };
  const outputs = knownResults.map((known) => ({ known, output: o.output(known.of(o, tried)) }));
  for (const { output } of outputs) graph.add(output);
  return { inputs, outputs };
}

function isRight({ is }: KnownResult, found: Float32Array, margin: number): boolean {
  return found.length === is.length &&
    is.every((number, at) => Math.abs(number - found[at]!) <= margin * (1 + Math.abs(number)));
}
