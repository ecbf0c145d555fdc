import { join } from "node:path";
import { denoCache, denoEnvironment } from "./inference_command.ts";

/** The version of node-llama-cpp that the packs pin; llama.cpp v0.4.0. */
export const inferenceVersion = "3.21.1";

/** Which of llama.cpp's ways to compute a pack brings, beside the processor (and Metal on Macs). */
export type InferenceVariant = "default" | "cuda" | "vulkan";

/** One step of an installation, to be done in order. Paths are absolute. */
export type InstallStep =
  /** Copies files, each to the same name, into a folder that is made. */
  | { kind: "copy"; from: string; names: readonly string[]; to: string }
  /** To be run with the environment for installing: proxies, certificates, package indexes. */
  | { kind: "run"; command: string; args: string[]; cwd: string; env: Record<string, string> }
  /** Removes what is not needed: a file, or a folder with all in it. Absent is fine. */
  | { kind: "remove"; path: string };

const systems: Partial<Record<typeof Deno.build.os, string>> = {
  linux: "linux",
  darwin: "mac",
  windows: "win",
};

/** The name of a pack's folder, such as `llama-cpp-3.21.1-linux-x64-vulkan`. */
export function inferencePackName(
  variant: InferenceVariant = "default",
  { os, arch }: Pick<typeof Deno.build, "os" | "arch"> = Deno.build,
): string {
  const platform = `${systems[os] ?? os}-${arch === "aarch64" ? "arm64" : "x64"}`;
  const suffix = variant === "default" ? "" : `-${variant}`;
  return `llama-cpp-${inferenceVersion}-${platform}${suffix}`;
}

/** What an installation needs to know. */
export interface InferenceInstall {
  /** `sidecars/inference`, as it lies or was copied (`runtime.materialise`). */
  sources: string;
  /** Where the pack is to be; does not exist yet. */
  folder: string;
  /** A plain Deno executable. */
  deno: string;
  variant?: InferenceVariant;
}

/**
 * The steps that install a pack's packages: 52 MB on disk, 12 s. The programs that use them come from
 * Lernwerk itself at each start (`InferencePack.programs`). Versions and checksums stand in the lock file;
 * nothing is compiled, no git is needed, and no package's scripts run.
 */
export function inferenceInstallSteps(
  { sources, folder, deno, variant = "default" }: InferenceInstall,
): InstallStep[] {
  const packages = join(folder, "node_modules", ".deno");
  return [
    { kind: "copy", from: sources, names: ["deno.json"], to: folder },
    {
      kind: "copy",
      from: join(sources, "packs", variant),
      names: ["package.json", "deno.lock"],
      to: folder,
    },
    {
      kind: "run",
      command: deno,
      args: ["install", "--frozen", "--quiet"],
      cwd: folder,
      env: denoEnvironment(folder),
    },
    // What was downloaded lies in node_modules now.
    { kind: "remove", path: join(folder, denoCache, "npm") },
    // The source of llama.cpp (34 MB), for building it; and what npm's platform rules bring along
    // for cross-building.
    { kind: "remove", path: join(packages, llamaSource) },
    ...foreignPackages().map((name) => ({ kind: "remove" as const, path: join(packages, name) })),
  ];
}

const llamaSource =
  `node-llama-cpp@${inferenceVersion}/node_modules/node-llama-cpp/llama/gitRelease.bundle`;

function foreignPackages(): string[] {
  if (Deno.build.arch === "aarch64") return [];
  return ["linux-arm64", "win-arm64"].map((name) => `@node-llama-cpp+${name}@${inferenceVersion}`);
}
