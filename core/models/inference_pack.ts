import { join } from "node:path";

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

/** The sidecar's own files; everything else in a pack comes from the package registry. */
const programFiles = [
  "answer.ts",
  "deno.json",
  "engine.ts",
  "failure.ts",
  "library.ts",
  "loaded_model.ts",
  "main.ts",
  "methods.ts",
  "params.ts",
  "quantize.ts",
  "quantize_params.ts",
  "stop_text.ts",
  "template.ts",
  "turns.ts",
  "wire.ts",
] as const;

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
  /** `sidecars/inference`, as other programs can read it (`runtime.materialise`). */
  sources: string;
  /** Where the pack is to be; does not exist yet. */
  folder: string;
  /** A plain Deno executable. */
  deno: string;
  variant?: InferenceVariant;
}

/**
 * The steps that install a pack: 52 MB on disk, 12 s. Versions and checksums stand in the lock file;
 * nothing is compiled, no git is needed, and no package's scripts run.
 */
export function inferenceInstallSteps(
  { sources, folder, deno, variant = "default" }: InferenceInstall,
): InstallStep[] {
  const packages = join(folder, "node_modules", ".deno");
  return [
    { kind: "copy", from: sources, names: programFiles, to: folder },
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
    { kind: "remove", path: join(folder, cacheName, "npm") },
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

/** An installed pack, ready to be started. */
export interface InferencePack {
  folder: string;
  /** A plain Deno executable. */
  deno: string;
  /** `auto` takes a graphics processor where the pack's libraries find one. */
  gpu: "auto" | "off";
}

/** How the sidecar of a pack is started. */
export interface InferenceCommand {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/**
 * The command that starts the sidecar. It reads models wherever they are, writes only in
 * `writable`, reaches no network, and may start nothing but Deno itself, which node-llama-cpp does
 * once to see whether the prebuilt library suits this processor before it loads it.
 */
export function inferenceCommand(
  { folder, deno, gpu }: InferencePack,
  { writable = [] }: { writable?: readonly string[] } = {},
): InferenceCommand {
  // Deno compares the path after links are resolved.
  const executable = Deno.realPathSync(deno);
  const permissions = [
    "--allow-read",
    "--allow-env",
    "--allow-sys",
    `--allow-ffi=${Deno.realPathSync(folder)}`,
    `--allow-run=${executable}`,
    ...writable.length > 0 ? [`--allow-write=${writable.join(",")}`] : [],
  ];
  return {
    command: executable,
    args: [
      "run",
      "--no-prompt",
      "--cached-only",
      "--quiet",
      ...permissions,
      "main.ts",
      `--gpu=${gpu}`,
    ],
    cwd: folder,
    env: denoEnvironment(folder),
  };
}

/** Deno's own cache, in the pack, so that a pack is whole in itself. */
const cacheName = ".deno";

function denoEnvironment(folder: string): Record<string, string> {
  return { DENO_DIR: join(folder, cacheName), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
}
