import { fileURLToPath } from "node:url";
import type { Llama } from "node-llama-cpp";
import { hasGraphicsLibrary, libraryFolder } from "../../library.ts";
import { type Device, graphicsDevices } from "../ggml/device.ts";
import { keepNumbersExact, type Library, openLibrary } from "../ggml/library.ts";

/** llama.cpp and ggml of one prebuilt package, and the graphics devices that it drives. */
export interface Engine {
  devices: readonly Device[];
  startLlama(): Promise<Llama>;
  openLibrary(): Library;
}

/**
 * Opens what computes. Where the pack drives no graphics device, or none may be used, nothing is
 * loaded yet.
 */
export async function openEngine({ forceCpu }: { forceCpu: boolean }): Promise<Engine> {
  if (forceCpu || !hasGraphicsLibrary()) {
    return {
      devices: [],
      startLlama: () => start("off"),
      openLibrary: () => openLibrary(fileURLToPath(libraryFolder({ gpu: false }))),
    };
  }
  keepNumbersExact();
  const llama = await start("auto");
  const library = openLibrary(fileURLToPath(libraryFolder(llama)));
  return {
    devices: graphicsDevices(library),
    startLlama: () => Promise.resolve(llama),
    openLibrary: () => library,
  };
}

/** Its many modules are loaded when they are needed. */
async function start(gpu: "auto" | "off"): Promise<Llama> {
  return await (await import("../../engine.ts")).startEngine(gpu);
}
