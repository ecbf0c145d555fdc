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
 * @throws {Error} when the folder holds no ggml, or one that lacks a function.
 */
export function openLibrary(folder: string): Library {
  const base = Deno.dlopen(fileOf(folder, "ggml-base"), baseSymbols);
  const registry = Deno.dlopen(fileOf(folder, "ggml"), registrySymbols);
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
