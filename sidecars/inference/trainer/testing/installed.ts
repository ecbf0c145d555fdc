import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { llamaLibrary } from "../../library.ts";
import { type Device, graphicsDevices } from "../ggml/device.ts";
import { type Library, openLibrary } from "../ggml/library.ts";

/** What a test needs of the tests' engines folder, or why it is not there. */
export type Found<T> = T | { missing: string };

/** `cuda` or `vulkan` takes that pack, `cpu` leaves a graphics device alone. */
export const wantedDevice = Deno.env.get("LERNWERK_TEST_DEVICE") ?? "";

const hasDriver = Deno.build.os === "darwin" || ["cuda", "vulkan"].includes(wantedDevice);

/** The folder of the prebuilt libraries in the inference pack of the tests' engines folder. */
export function libraryFolder(): Found<{ folder: string }> {
  const engines = Deno.env.get("LERNWERK_ENGINES");
  if (!engines) return { missing: "LERNWERK_ENGINES names no folder of engines" };
  const suffix = ["cuda", "vulkan"].includes(wantedDevice) ? `-${wantedDevice}` : "";
  const pattern = new RegExp(`^llama-cpp-[\\d.]+-\\w+-\\w+${suffix}$`);
  const pack = namesIn(engines).find((name) => pattern.test(name));
  if (!pack) return { missing: `LERNWERK_ENGINES has no inference pack${suffix}` };
  const packages = join(engines, pack, "node_modules", ".deno");
  const bins = namesIn(packages).map((name) => name.match(/^@node-llama-cpp\+([a-z0-9-]+)@/))
    .flatMap((match) => match && match[1]!.endsWith(suffix) ? librariesOf(packages, match) : []);
  return bins[0] ? { folder: bins[0] } : { missing: "the inference pack has no prebuilt library" };
}

/** The path of llama.cpp's own library. @throws {Error} where {@link ggmlTest} skips. */
export function installedLlama(): string {
  const found = libraryFolder();
  if ("missing" in found) throw new Error(found.missing);
  return fileURLToPath(llamaLibrary(pathToFileURL(`${found.folder}/`)));
}

/** The Python of the training engine. */
export function trainerPython(): Found<{ python: string }> {
  const engines = Deno.env.get("LERNWERK_ENGINES");
  if (!engines) return { missing: "LERNWERK_ENGINES names no folder of engines" };
  const python = Deno.build.os === "windows" ? "Scripts/python.exe" : "bin/python";
  const path = join(engines, "trainer-python", "venv", python);
  return isFile(path) ? { python: path } : { missing: "LERNWERK_ENGINES has no trainer-python" };
}

/**
 * Registers a test that computes with ggml, and perhaps with Python; where something is missing it is
 * skipped, and the name says why.
 */
export function ggmlTest(
  name: string,
  run: (library: Library) => void | Promise<void>,
  also?: "python",
): void {
  const found = libraryFolder();
  const python = also ? trainerPython() : found;
  const missing = "missing" in found ? found.missing : "missing" in python ? python.missing : null;
  if (missing !== null || "missing" in found) {
    Deno.test({ name: `${name} [skipped: ${missing}]`, ignore: true, fn() {} });
    return;
  }
  const kept = keptLibrary(found.folder);
  Deno.test(name, async () => {
    if (kept) return await run(kept);
    using library = openLibrary(found.folder);
    await run(library);
  });
}

/** Registers a test of the first graphics device; without one it is skipped, and its name says so. */
export function deviceTest(
  name: string,
  run: (library: Library, device: Device) => Promise<void>,
): void {
  const found = libraryFolder();
  const kept = "missing" in found ? null : keptLibrary(found.folder);
  const device = kept && graphicsDevices(kept)[0];
  if (kept && device) return Deno.test(name, () => run(kept, device));
  const missing = "missing" in found
    ? found.missing
    : "LERNWERK_TEST_DEVICE names no pack with a graphics device";
  Deno.test({ name: `${name} [skipped: ${missing}]`, ignore: true, fn() {} });
}

let kept: Library | null = null;

/** Drivers of graphics devices do not bear being unloaded and loaded again. */
function keptLibrary(folder: string): Library | null {
  if (hasDriver) kept ??= openLibrary(folder);
  return kept;
}

function librariesOf(packages: string, [entry, platform]: RegExpMatchArray): string[] {
  const found = namesIn(packages).find((name) => name.startsWith(entry))!;
  const scope = join(packages, found, "node_modules", "@node-llama-cpp");
  const bins = join(scope, platform!, "bins", platform!);
  return namesIn(bins).some((name) => name.includes("ggml-base")) ? [bins] : [];
}

function namesIn(folder: string): string[] {
  try {
    return [...Deno.readDirSync(folder)].map(({ name }) => name);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
