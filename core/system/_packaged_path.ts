/** Files of packages that ship as our own, with their place in the repository. */
export const borrowedFiles: Readonly<Record<string, string>> = {
  "native/pdfium.wasm": "node_modules/@hyzyla/pdfium/dist/pdfium.wasm",
};

/** Where a file that ships with the program lies in the repository. */
export function sourcePath(path: string): string {
  return borrowedFiles[path] ?? path;
}

/**
 * Where a file that ships with the program lies inside the package.
 *
 * `deno compile` takes every script and WASM file that it embeds for a module of the program and
 * follows its imports. Those of sidecars are none, so they are stored under another name.
 */
export function packagedPath(path: string): string {
  const isForeignCode = path.startsWith("sidecars/") && /\.(ts|js|mjs)$/.test(path);
  return isForeignCode || path.endsWith(".wasm") ? `${path}.bin` : path;
}

/** The path that a file of the package had before {@link packagedPath}. */
export function unpackagedPath(path: string): string {
  return path.replace(/\.(ts|js|mjs|wasm)\.bin$/, ".$1");
}
