import { join } from "node:path";
import { AppError, type PackId, type TorchVariant } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import { packName } from "./pack_words.ts";
import { pip, type PipCall, pipFailure, tryPip } from "./pip.ts";
import { proveTrainer } from "./prove_trainer.ts";
import { findPython, venvPython } from "./python.ts";
import { trainerSizes } from "./sources.ts";
import type { RunTool } from "./tools.ts";
import { torchAttempts } from "./torch_source.ts";
import { watchPackages } from "./watch_packages.ts";

const id = "trainer-python" satisfies PackId;

/** What the training engine's installation needs. */
export interface TrainerPackDeps {
  enginesFolder: string;
  /** `sidecars/trainer`, as other programs can read it. */
  trainerFolder(): Promise<string>;
  variant(): Promise<TorchVariant>;
  run: RunTool;
  fetch: typeof globalThis.fetch;
  os: typeof Deno.build.os;
  /** The person's home folder: on Windows, Pythons are installed below it. */
  home: string;
}

/** The Python environment of the training engine: torch and what goes with it, pinned. */
export function trainerPack(deps: TrainerPackDeps): PackDefinition {
  const folder = join(deps.enginesFolder, id);
  return {
    id,
    folder,
    async version() {
      const { requirements, torch } = await readLocks(await deps.trainerFolder());
      return (await sha256Hex(requirements + torch)).slice(0, 16);
    },
    sizes: async () => trainerSizes(await deps.variant()),
    build: (target, work) => build(deps, target, work),
    async prove(target, work) {
      work.log("Importing everything and making one training step …");
      const report = await proveTrainer(deps.run, {
        python: venvPython(target, deps.os),
        trainerFolder: await deps.trainerFolder(),
        signal: work.signal,
      });
      if (!report.ok) {
        throw new AppError("pack_proof_failed", { pack: packName(id), detail: report.detail });
      }
      return { ...report.details, variant: await deps.variant() };
    },
    async isWhole(target) {
      const stat = await Deno.stat(venvPython(target, deps.os)).catch(() => null);
      return stat?.isFile ?? false;
    },
  };
}

async function build(deps: TrainerPackDeps, folder: string, work: PackWork): Promise<void> {
  const { run, os, home } = deps;
  const phase = (name: string) =>
    work.progress({ phase: `packs.phase.${name}`, done: 0, total: null, unit: "packages" });
  phase("find");
  const base = await findPython(run, { os, home, signal: work.signal });
  work.log(`Using Python ${base.version} (${base.command.join(" ")}).`);
  phase("venv");
  const made = await run([...base.command, "-m", "venv", join(folder, "venv")], {
    signal: work.signal,
  });
  work.signal.throwIfAborted();
  if (made.code !== 0) throw pipFailure(id, made);
  const trainer = await deps.trainerFolder();
  const variant = await deps.variant();
  const call: Omit<PipCall, "args"> = {
    pack: id,
    python: [venvPython(folder, os)],
    signal: work.signal,
    expectedBytes: trainerSizes(variant).downloadBytes,
    progress: work.progress,
    log: work.log,
  };
  const installed = watchPackages(join(folder, "venv"), {
    total: await countPackages(trainer),
    progress: work.progress,
  });
  try {
    await pip(run, { ...call, args: [...common(work), ...requirementsArgs(trainer)] });
    await installTorch(deps, { call, trainer, variant, work });
  } finally {
    installed.stop();
  }
}

/** Wheels only: a source package would run its own code. Compiling waits for the first import. */
function common({ wheelFolder }: PackWork): string[] {
  const offline = wheelFolder === null ? [] : ["--no-index", "--find-links", wheelFolder];
  return ["install", "--no-compile", "--only-binary=:all:", ...offline];
}

function requirementsArgs(trainer: string): string[] {
  return ["--no-deps", "--require-hashes", "-r", join(trainer, "requirements.lock")];
}

async function installTorch(
  { run, fetch, os }: TrainerPackDeps,
  { call, trainer, variant, work }: {
    call: Omit<PipCall, "args">;
    trainer: string;
    variant: TorchVariant;
    work: PackWork;
  },
): Promise<void> {
  const { torch } = await readLocks(trainer);
  const version = pinnedVersion(torch);
  const attempts = work.wheelFolder === null
    ? await torchAttempts({ version, variant, os, fetch, signal: work.signal })
    : [{ args: [`torch==${version}`], isLarge: false }];
  const last = attempts.pop();
  for (const { args } of attempts) {
    const outcome = await tryPip(run, { ...call, args: [...common(work), ...args] });
    if (outcome.code === 0) return;
    work.log("torch is not there; trying the next place.", "warning");
  }
  if (!last) return;
  if (last.isLarge) {
    work.log("Only torch with CUDA is offered: several gigabytes are downloaded.", "warning");
  }
  await pip(run, { ...call, args: [...common(work), ...last.args] });
}

/** The version in `torch.lock`: one line `torch==…`. */
function pinnedVersion(lock: string): string {
  const version = /^torch==(\S+)$/m.exec(lock)?.[1];
  if (!version) throw new TypeError("torch.lock pins no version of torch");
  return version;
}

async function readLocks(trainer: string): Promise<{ requirements: string; torch: string }> {
  const [requirements, torch] = await Promise.all(
    ["requirements.lock", "torch.lock"].map((name) => Deno.readTextFile(join(trainer, name))),
  );
  return { requirements: requirements ?? "", torch: torch ?? "" };
}

/** All pinned packages, those of other platforms as well: close enough for a progress bar. */
async function countPackages(trainer: string): Promise<number> {
  const { requirements } = await readLocks(trainer);
  return requirements.split("\n").filter((line) => /^\S+==/.test(line)).length + 1;
}
