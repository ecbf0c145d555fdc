import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/core/contract/mod.ts";
import { sources } from "./sources.ts";
import type { CommandLine, RunTool } from "./tools.ts";

/** A Python that can make environments. */
export interface Python {
  command: CommandLine;
  version: string;
}

/** What a Python says about itself. Debian ships venv without ensurepip, which then fails. */
const probe = `
import json, struct, sys
def has(name):
    try:
        __import__(name)
        return True
    except Exception:
        return False
print(json.dumps({
    "version": "%d.%d.%d" % sys.version_info[:3],
    "isWide": struct.calcsize("P") == 8,
    "hasVenv": has("venv") and has("ensurepip"),
}))
`;

const probeSchema = z.object({ version: z.string(), isWide: z.boolean(), hasVenv: z.boolean() });

/** The best tested version first. */
const versions = ["3.12", "3.13", "3.11", "3.14"];

/** A Python that does not answer by then is none: Windows' stand-in opens its shop instead. */
const probeMs = 20_000;

/**
 * Finds a Python of a version that the pinned packages exist for, with a working venv.
 *
 * @throws {AppError} `python_missing`, `venv_missing`, each with the platform's remedy.
 */
export async function findPython(
  run: RunTool,
  { os, home, signal }: { os: typeof Deno.build.os; home: string; signal: AbortSignal },
): Promise<Python> {
  const remedy = sources.python.remedies[os] ?? "python.org";
  let withoutVenv: string | null = null;
  for (const command of candidates(os, home)) {
    const found = await ask(run, command, signal);
    if (!found || !found.isWide || !isSupported(found.version)) continue;
    if (found.hasVenv) return { command, version: found.version };
    withoutVenv ??= found.version;
  }
  if (withoutVenv) throw new AppError("venv_missing", { version: withoutVenv, remedy });
  throw new AppError("python_missing", { least: sources.python.least, remedy });
}

/** Where Pythons are, by platform; programs started from an icon have a short PATH. */
export function candidates(os: typeof Deno.build.os, home: string): CommandLine[] {
  if (os === "windows") {
    return [
      ...versions.map((version): CommandLine => ["py", `-${version}`]),
      ["python"],
      ["python3"],
      ...versions.map((version): CommandLine => [windowsPath(home, version)]),
    ];
  }
  const names = [...versions.map((version) => `python${version}`), "python3"];
  const folders = os === "darwin" ? macFolders : ["/usr/bin", "/usr/local/bin"];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...names, "python", ...paths].map((path): CommandLine => [path]);
}

const macFolders = ["/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"];

function windowsPath(home: string, version: string): string {
  const folder = `Python${version.replace(".", "")}`;
  return join(home, "AppData", "Local", "Programs", "Python", folder, "python.exe");
}

async function ask(run: RunTool, command: CommandLine, signal: AbortSignal) {
  const { code, lines } = await run([...command, "-c", probe], { timeoutMs: probeMs, signal });
  signal.throwIfAborted();
  if (code !== 0) return null;
  try {
    return probeSchema.parse(JSON.parse(lines.at(-1) ?? ""));
  } catch {
    return null;
  }
}

/** Compares as numbers: 3.9 is older than 3.11. */
export function isSupported(version: string): boolean {
  const { least, below } = sources.python;
  return rank(version) >= rank(least) && rank(version) < rank(below);
}

function rank(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}

/** The interpreter of an environment. */
export function venvPython(folder: string, os: typeof Deno.build.os = Deno.build.os): string {
  return os === "windows"
    ? join(folder, "venv", "Scripts", "python.exe")
    : join(folder, "venv", "bin", "python");
}
