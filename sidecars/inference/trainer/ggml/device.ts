import { type Library, readText } from "./library.ts";

/** The kinds of devices that ggml's backends drive, in the words of the trainer protocol. */
export type DeviceKind = "cpu" | "cuda" | "rocm" | "vulkan" | "metal";

/** A processor or a graphics processor, as ggml's registry lists it. */
export interface Device {
  readonly library: Library;
  readonly pointer: Deno.PointerObject;
  readonly kind: DeviceKind;
  /** What its maker calls it. */
  readonly name: string;
  /** Bytes of its memory, now. */
  memory(): { free: number; total: number };
}

/** `enum ggml_backend_dev_type` of ggml-backend.h. */
const typeOf = { gpu: 1, sharedGpu: 2 } as const;

/** What the backends call themselves in the registry. */
const kinds: Readonly<Record<string, DeviceKind>> = {
  CUDA: "cuda",
  ROCm: "rocm",
  Vulkan: "vulkan",
  MTL: "metal",
};

/**
 * The graphics processors that the loaded backends drive, those with memory of their own first.
 * Backends of other kinds are left out: nothing of the trainer is known to work on them.
 */
export function graphicsDevices(library: Library): Device[] {
  const { registry } = library;
  const all = Array.from(
    { length: Number(registry.ggml_backend_dev_count()) },
    (_, at) => registry.ggml_backend_dev_get(BigInt(at))!,
  );
  const ofType = (type: number) =>
    all.filter((pointer) => library.ggml.ggml_backend_dev_type(pointer) === type);
  return [...ofType(typeOf.gpu), ...ofType(typeOf.sharedGpu)]
    .flatMap((pointer) => describe(library, pointer) ?? []);
}

function describe(library: Library, pointer: Deno.PointerObject): Device | null {
  const { ggml } = library;
  const registration = ggml.ggml_backend_dev_backend_reg(pointer);
  const kind = kinds[readText(ggml.ggml_backend_reg_name(registration))];
  if (!kind) return null;
  return {
    library,
    pointer,
    kind,
    name: readText(ggml.ggml_backend_dev_description(pointer)),
    memory() {
      const [free, total] = [new BigUint64Array(1), new BigUint64Array(1)];
      const bytes = (numbers: BigUint64Array<ArrayBuffer>) => new Uint8Array(numbers.buffer);
      ggml.ggml_backend_dev_memory(pointer, bytes(free), bytes(total));
      return { free: Number(free[0]), total: Number(total[0]) };
    },
  };
}
