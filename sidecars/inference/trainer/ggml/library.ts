import { baseSymbols, registrySymbols } from "./symbols.ts";

/** ggml's functions, opened from the prebuilt libraries of node-llama-cpp. */
export interface Library extends Disposable {
  ggml: Deno.DynamicLibrary<typeof baseSymbols>["symbols"];
  registry: Deno.DynamicLibrary<typeof registrySymbols>["symbols"];
  version: string;
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

/** The file of a library; its name carries a version on some systems. */
function fileOf(folder: string, name: string): string {
  const pattern = new RegExp(`^(lib)?${name}(\\.v[\\d.]+)?\\.(so|dylib|dll)$`);
  const found = [...Deno.readDirSync(folder)].find((file) => pattern.test(file.name));
  if (!found) throw new Error(`no ${name} library in ${folder}`);
  return `${folder}/${found.name}`;
}
