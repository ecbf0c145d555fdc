import process from "node:process";
import { baseSymbols, registrySymbols } from "./symbols.ts";

/** ggml's functions, opened from the prebuilt libraries of node-llama-cpp. */
export interface Library extends Disposable {
  ggml: Deno.DynamicLibrary<typeof baseSymbols>["symbols"];
  registry: Deno.DynamicLibrary<typeof registrySymbols>["symbols"];
  version: string;
}

/**
 * Keeps backends from multiplying with 16-bit numbers where 32 are asked for: gradients are too small
 * for these. To be called before anyone loads a backend.
 */
export function keepNumbersExact(): void {
  // ggml has no other way to be told.
  // deno-lint-ignore house/environment
  process.env["GGML_VK_DISABLE_F16"] = "1";
}

/**
 * Opens ggml in a folder of prebuilt libraries and loads the backends that suit this computer.
 *
 * @throws {UnprovenLibrary} when the folder holds no ggml, or one that lacks a function.
 */
export function openLibrary(folder: string): Library {
  const base = opened(folder, "ggml-base", (path) => Deno.dlopen(path, baseSymbols));
  const registry = opened(folder, "ggml", (path) => Deno.dlopen(path, registrySymbols));
  // Whoever loaded llama.cpp in this process has loaded them already.
  if (registry.symbols.ggml_backend_reg_count() === 0n) {
    keepNumbersExact();
    registry.symbols.ggml_backend_load_all_from_path(cText(folder));
  }
  return {
    ggml: base.symbols,
    registry: registry.symbols,
    version: readText(base.symbols.ggml_version()),
    [Symbol.dispose]() {
      registry.close();
      base.close();
    },
  };
}

/** The library is not the one that the trainer was written for. */
export class UnprovenLibrary extends Error {
  readonly advice = "Install the engine for models again, or train with the Python engine.";
}

function opened<T>(folder: string, name: string, open: (path: string) => T): T {
  try {
    return open(fileOf(folder, name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnprovenLibrary(`The library that computes cannot be opened (${reason}).`);
  }
}

/** A text as C takes it. */
export function cText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text + "\0");
}

/** A text as C gives it. */
export function readText(pointer: Deno.PointerValue): string {
  return pointer === null ? "" : Deno.UnsafePointerView.getCString(pointer);
}

/** The file of a library; its name carries a backend and a version on some systems. */
function fileOf(folder: string, name: string): string {
  const pattern = new RegExp(`^(lib)?${name}(\\.[a-z]+)?(\\.v[\\d.]+)?\\.(so|dylib|dll)$`);
  const found = [...Deno.readDirSync(folder)].find((file) => pattern.test(file.name));
  if (!found) throw new Error(`no ${name} library in ${folder}`);
  return `${folder}/${found.name}`;
}
