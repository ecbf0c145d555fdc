import { openDevice } from "./backend.ts";
import { createContext } from "./context.ts";
import type { Device } from "./device.ts";
import { createGraph } from "./graph.ts";
import { knownResults, type Tried } from "./known_results.ts";
import type { Library } from "./library.ts";
import { type Operations, operationsIn } from "./operations.ts";
import { missingIn } from "./placement.ts";
import { proveDevice, proveLibrary } from "./proof.ts";
import { elementType, type Tensor } from "./types.ts";

/** What a computer can train with. */
export interface Diagnosis {
  /** The version of ggml. */
  library: string;
  /** What is wrong with it; null when it passes its proof. */
  failure: string | null;
  devices: DeviceDiagnosis[];
}

/** One graphics device. */
export interface DeviceDiagnosis {
  kind: Device["kind"];
  name: string;
  memory: { free: number; total: number };
  /** Why it is not used; null when it passes its proof. */
  failure: string | null;
  /** Operations that it lacks and that are written with others. */
  written: string[];
  /** Operations that it lacks and the processor computes. */
  onProcessor: string[];
}

/** Looks at a library and the graphics devices that it drives. */
export async function diagnose(
  library: Library,
  devices: readonly Device[],
): Promise<Diagnosis> {
  const failure = await failureOf(() => proveLibrary(library));
  const seen = [];
  // One after another: they share the processor.
  if (failure === null) { for (const device of devices) seen.push(await diagnoseDevice(device)); }
  return { library: library.version, failure, devices: seen };
}

async function diagnoseDevice(device: Device): Promise<DeviceDiagnosis> {
  const { kind, name } = device;
  const lacks = { written: [] as string[], onProcessor: [] as string[] };
  const failure = await failureOf(async () => {
    Object.assign(lacks, lackingOf(device));
    await proveDevice(device);
  });
  return { kind, name, memory: device.memory(), failure, ...lacks };
}

async function failureOf(proof: () => Promise<void>): Promise<string | null> {
  try {
    await proof();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What graphs of the trainer are made of, by name. */
const operations: Readonly<Record<string, (o: Operations, tried: Tried) => Tensor>> = {
  ...Object.fromEntries(knownResults.map(({ name, of }) => [name, of])),
  "outerProduct of a turned matrix": (o, t) => o.outerProduct(t.a, o.permute(t.b, [1, 0, 2, 3])),
  "mulMat of q8_0": (o) => productOf(o, elementType.q8_0),
  "mulMat of bf16": (o) => productOf(o, elementType.bf16),
};

function productOf(o: Operations, type: number): Tensor {
  return o.mulMat(o.input(type, [32, 2]), o.input(elementType.f32, [32, 2]));
}

function lackingOf(device: Device): Pick<DeviceDiagnosis, "written" | "onProcessor"> {
  using backend = openDevice(device, 1);
  const supports = (made: Tensor) => backend.supports(made.pointer);
  const lacks = (of: (typeof operations)[string], rewrites: boolean) => {
    const tensors = 256;
    const own = rewrites ? supports : null;
    using context = createContext(device.library, { tensors, nodes: tensors, supports: own });
    const graph = createGraph(context, tensors);
    graph.add(of(operationsIn(context), placed(operationsIn(context))));
    return missingIn(backend, graph.pointer).length > 0;
  };
  const lacking = Object.entries(operations).filter(([, of]) => lacks(of, false));
  const names = (kept: typeof lacking) => kept.map(([name]) => name);
  return {
    written: names(lacking.filter(([, of]) => !lacks(of, true))),
    onProcessor: names(lacking.filter(([, of]) => lacks(of, true))),
  };
}

function placed(o: Operations): Tried {
  const four = () => o.input(elementType.f32, [2, 2]);
  const [places, settings] = [o.input(elementType.i32, [2]), o.input(elementType.f32, [7])];
  return { a: four(), b: four(), mask: four(), places, settings, copy: four };
}
