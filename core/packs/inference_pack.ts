import { join } from "node:path";
import { AppError, type Json, type PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import { packName } from "./pack_words.ts";
import { sources } from "./sources.ts";
import type { RunTool } from "./tools.ts";

/** One step of the installation, as the models' room states it. */
export type InferenceStep =
  | { kind: "copy"; from: string; names: readonly string[]; to: string }
  | { kind: "run"; command: string; args: string[]; cwd: string; env: Record<string, string> }
  | { kind: "remove"; path: string };

/** What the inference engine's installation needs; most of it is known to the models' room. */
export interface InferencePackDeps {
  id: Extract<PackId, "inference" | "inference-gpu">;
  /** Where it is installed. */
  folder: string;
  /** Version, platform and variant. */
  version(): Promise<string>;
  /** Without the Deno that it may need. */
  sizes(): Promise<PackSizes>;
  isOffered?(): Promise<boolean>;
  /** Whether the computer has no plain Deno yet, so that the installation brings one. */
  needsDeno(): boolean;
  /** The steps that fill a folder; brings a Deno first where there is none. */
  steps(folder: string, work: PackWork): Promise<InferenceStep[]>;
  /** Starts the engine from a folder; answers what it says about itself, or throws. */
  prove(folder: string, signal: AbortSignal): Promise<Record<string, Json>>;
  run: RunTool;
}

/** The inference engine: llama.cpp's libraries, which our sidecar serves and trains with. */
export function inferencePack(deps: InferencePackDeps): PackDefinition {
  const { id, folder, version, isOffered, prove } = deps;
  return {
    id,
    folder,
    version,
    ...(isOffered && { isOffered }),
    sizes: () => sizesOf(deps),
    build: (folder, work) => build(deps, folder, work),
    async prove(folder, { signal }) {
      try {
        return await prove(folder, signal);
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        throw new AppError("pack_proof_failed", { pack: packName(id), detail }, { cause });
      }
    },
    async isWhole(folder) {
      const parts = ["deno.json", join("node_modules", "node-llama-cpp", "package.json")];
      const stats = await Promise.all(
        parts.map((part) => Deno.stat(join(folder, part)).catch(() => null)),
      );
      return stats.every((stat) => stat?.isFile);
    },
  };
}

/** What a pack takes, in bytes. */
type PackSizes = Awaited<ReturnType<PackDefinition["sizes"]>>;

async function sizesOf({ sizes, needsDeno }: InferencePackDeps): Promise<PackSizes> {
  const { downloadBytes, diskBytes } = await sizes();
  if (!needsDeno()) return { downloadBytes, diskBytes };
  return {
    downloadBytes: downloadBytes + sources.deno.downloadBytes,
    diskBytes: diskBytes + sources.deno.diskBytes,
  };
}

async function build(
  deps: InferencePackDeps,
  folder: string,
  work: PackWork,
): Promise<void> {
  for (const step of await deps.steps(folder, work)) {
    work.signal.throwIfAborted();
    if (step.kind === "copy") await copy(step);
    else if (step.kind === "remove") await removeIfThere(step.path);
    else await install(deps, step, work);
  }
}

async function copy({ from, names, to }: InferenceStep & { kind: "copy" }): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for (const name of names) await Deno.copyFile(join(from, name), join(to, name));
}

async function install(
  { id, run, sizes }: InferencePackDeps,
  { command, args, cwd, env }: InferenceStep & { kind: "run" },
  { signal, progress, log }: PackWork,
): Promise<void> {
  const { downloadBytes } = await sizes();
  progress({ phase: "packs.phase.download", done: 0, total: downloadBytes, unit: "bytes" });
  const { code, errorTail } = await run([command, ...args], { cwd, env, signal });
  signal.throwIfAborted();
  for (const line of errorTail) log(line);
  if (code === 0) return;
  const detail = errorTail.findLast((line) => line.trim() !== "")?.slice(0, 300) ?? `${code}`;
  throw new AppError("pack_download_failed", { pack: packName(id), detail });
}
