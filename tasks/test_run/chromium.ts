import { delimiter, join } from "node:path";
import { run } from "../run.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium on PATH, or null. */
export function findChromium(): string | null {
  const folders = (Deno.env.get("PATH") ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find(isFile) ?? null;
}

/** Why there is no Chromium to test in, or null when there is. */
export function missingChromium(): string | null {
  return findChromium() === null
    ? "no Chromium on PATH; install one, or run the tests as root on Debian"
    : null;
}

/** Installs Chromium where that needs nobody's leave: as root on a Debian system. */
export async function installChromium(): Promise<void> {
  if (findChromium() !== null || Deno.uid() !== 0 || !isFile("/usr/bin/apt-get")) return;
  await installDebianPackages(["chromium"]);
}

/** Installs packages by apt-get. */
export async function installDebianPackages(packages: string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
