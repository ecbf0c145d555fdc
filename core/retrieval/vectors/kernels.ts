import type { Runtime } from "@/core/system/mod.ts";

/** Modules from the fastest to the one that every computer runs. */
export const kernelVariants = ["relaxed", "simd", "scalar"] as const;

export type KernelVariant = (typeof kernelVariants)[number];

/** A module of `native/vectors/assembly/`, compiled for this computer. */
export interface Kernels {
  readonly variant: KernelVariant;
  readonly module: WebAssembly.Module;
}

/** Compiles the fastest of the modules that this computer's processor can run. */
export async function loadKernels(
  { readAsset }: Pick<Runtime, "readAsset">,
  variants: readonly KernelVariant[] = kernelVariants,
): Promise<Kernels> {
  for (const variant of variants) {
    const bytes = await readAsset(`native/vectors_${variant}.wasm`);
    if (WebAssembly.validate(bytes)) {
      return { variant, module: await WebAssembly.compile(bytes) };
    }
  }
  throw new Error("No vector kernel runs here");
}
