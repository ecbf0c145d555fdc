import { fileURLToPath } from "node:url";
import type { Llama } from "node-llama-cpp";
import { hasGraphicsLibrary, libraryFolder, llamaLibrary } from "../../library.ts";
import { type Device, graphicsDevices } from "../ggml/device.ts";
import { keepNumbersExact, type Library, openLibrary } from "../ggml/library.ts";

/** llama.cpp and ggml of one prebuilt package, and the graphics devices that it drives. */
export interface Engine {
  devices: readonly Device[];
  openLibrary(): Library;
  /** The path of llama.cpp's own library. */
  llamaLibrary(): string;
  /** What answers questions; started once. */
  startLlama(): Promise<Llama>;
}

/** The package that is installed. */
export interface Prebuilt {
  /** Whether a library of it drives graphics devices. */
  drivesGraphics(): boolean;
  start(gpu: "auto" | "off"): Promise<Llama>;
}

/**
 * Opens what computes. Where the pack drives no graphics device, or none may be used, nothing is
 * loaded yet: node-llama-cpp takes longer than all else that training needs.
 */
export async function openEngine(
  { forceCpu }: { forceCpu: boolean },
  { drivesGraphics, start }: Prebuilt = prebuilt(),
): Promise<Engine> {
  if (forceCpu || !drivesGraphics()) return processorEngine(start);
  keepNumbersExact();
  const llama = await start("auto");
  const folder = libraryFolder(llama);
  const library = openLibrary(fileURLToPath(folder));
  return {
    devices: graphicsDevices(library),
    openLibrary: () => library,
    llamaLibrary: () => fileURLToPath(llamaLibrary(folder)),
    startLlama: () => Promise.resolve(llama),
  };
}

function processorEngine(start: Prebuilt["start"]): Engine {
  const folder = () => libraryFolder({ gpu: false });
  let llama: Promise<Llama> | null = null;
  return {
    devices: [],
    openLibrary: () => openLibrary(fileURLToPath(folder())),
    llamaLibrary: () => fileURLToPath(llamaLibrary(folder())),
    startLlama: () => llama ??= start("off"),
  };
}

function prebuilt(): Prebuilt {
  return {
    drivesGraphics: hasGraphicsLibrary,
    // Its many modules are loaded when they are needed.
    start: async (gpu) => await (await import("../../engine.ts")).startEngine(gpu),
  };
}
