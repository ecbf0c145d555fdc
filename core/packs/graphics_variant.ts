import type { Hardware } from "@/core/contract/mod.ts";

/** The libraries of llama.cpp that drive graphics processors; on a Mac they are always there. */
export type GraphicsVariant = "cuda" | "vulkan";

/**
 * The libraries that suit this computer's graphics processors: CUDA where there is an NVIDIA card with
 * its driver, else Vulkan; null where there is nothing to drive, or on a Mac.
 */
export function graphicsVariant({ gpus, os, arch }: Hardware): GraphicsVariant | null {
  // Nothing is prebuilt for others.
  if (os === "darwin" || arch !== "x86_64") return null;
  const speaks = (name: GraphicsVariant) =>
    gpus.some(({ interfaces }) => interfaces.includes(name));
  return speaks("cuda") ? "cuda" : speaks("vulkan") ? "vulkan" : null;
}
