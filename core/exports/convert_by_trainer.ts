import { join } from "node:path";
import { z } from "zod";
import {
  AppError,
  trainerErrorCodes,
  type TrainerPhase,
  trainerPhases,
  trainerProtocol,
} from "@/core/contract/mod.ts";
import {
  atomicWrite,
  type Child,
  type Command,
  readMessages,
  type Spawner,
  watchSilence,
} from "@/core/system/mod.ts";
import type { Convert, ConvertedForm, ConvertRequest } from "./ports.ts";

/** What starting the export engine needs. */
export interface ConverterDeps {
  spawner: Spawner;
  /** The engine's command; `--config FILE` is added. */
  command(): Promise<Command>;
  threads(): number | Promise<number>;
  /** Without any line for so long it is ended; the protocol asks for one every 30 s. */
  silenceMs?: number;
}

/** The lines of an export program that count here; it speaks the trainer protocol. */
const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), protocol: z.literal(trainerProtocol) }),
  z.object({ type: z.literal("phase"), name: z.enum(trainerPhases) }),
  z.object({
    type: z.literal("artifact"),
    kind: z.enum(["adapter-gguf", "merged", "gguf-f16"]),
    path: z.string(),
  }),
  z.object({
    type: z.literal("log"),
    level: z.enum(["info", "warning"]),
    message: z.string(),
  }),
  z.object({ type: z.literal("heartbeat") }),
  // Of the native program only; the phases say enough here.
  z.object({ type: z.literal("progress") }),
  z.object({
    type: z.literal("error"),
    code: z.enum(trainerErrorCodes),
    message: z.string(),
    advice: z.string(),
  }),
  z.object({ type: z.literal("done") }),
]);

type ExportEvent = z.infer<typeof eventSchema>;

/** Converting a large model on a slow disk can hold even a heartbeat up. */
const usualSilenceMs = 120_000;

/**
 * Builds the converter over an engine's export program: sidecars/trainer/export.py, or
 * sidecars/inference/trainer/export_main.ts.
 */
export function createConvert(deps: ConverterDeps): Convert {
  return async (request) => {
    const { signal, workFolder } = request;
    const forms = Object.keys(request.outputs) as ConvertedForm[];
    const config = join(workFolder, "export.json");
    await atomicWrite(config, JSON.stringify(await configOf(deps, request, forms), null, 1));
    const { command, args, env } = await deps.command();
    signal.throwIfAborted();
    const child = await deps.spawner.spawn(command, [...args, "--config", config], {
      cwd: workFolder,
      env,
      onErrorLine: request.onLog,
    });
    const kill = () => void child.kill();
    signal.addEventListener("abort", kill, { once: true });
    try {
      await follow(child, request, deps.silenceMs ?? usualSilenceMs);
    } finally {
      signal.removeEventListener("abort", kill);
      await child.kill();
    }
  };
}

async function configOf(
  { threads }: ConverterDeps,
  { base, adapterFolder, systemPrompt, name }: ConvertRequest,
  artifacts: readonly ConvertedForm[],
) {
  return {
    schema: trainerProtocol,
    base_model: base,
    adapter: adapterFolder,
    output_dir: "out",
    artifacts,
    system_prompt: systemPrompt,
    name,
    limits: { threads: await threads() },
  };
}

/** Reads what the program says until it ends; only `done` is success. */
async function follow(
  child: Child,
  request: ConvertRequest,
  silenceMs: number,
): Promise<void> {
  const { signal, onLog } = request;
  const silence = watchSilence(silenceMs, () => void child.kill());
  const tellPhase = phaseTeller(request.onPhase);
  let last: ExportEvent | null = null;
  try {
    for await (const event of readMessages(child.lines, eventSchema, onLog)) {
      // Measuring what was made takes its time, in which nobody listens.
      silence.hold();
      if (event.type === "phase") tellPhase(event.name);
      else await handle(event, request);
      silence.sign();
      if (event.type === "done" || event.type === "error") last = event;
    }
  } finally {
    silence.stop();
  }
  const { code } = await child.status;
  signal.throwIfAborted();
  if (last?.type === "done" && code === 0) return;
  if (last?.type === "error") throw errorOf(last);
  const detail = silence.isOver()
    ? `no sign of life for ${Math.round(silenceMs / 1000)} s`
    : child.errorTail().findLast((line) => line.trim() !== "") ?? `exit code ${code}`;
  throw new AppError("export_failed", { detail: detail.trim().slice(0, 300) });
}

async function handle(event: ExportEvent, request: ConvertRequest): Promise<void> {
  const { outputs, workFolder, onMade, onLog } = request;
  if (event.type === "log") onLog(event.message);
  if (event.type !== "artifact") return;
  const target = outputs[event.kind];
  if (!target) return;
  await Deno.rename(join(workFolder, "out", nameIn(event.path)), target);
  await onMade(event.kind);
}

/** Only the name counts: the program writes into the folder that it was given. */
function nameIn(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  if (!/^[\w-][\w.-]*$/.test(name)) {
    throw new AppError("export_failed", { detail: "odd file name" });
  }
  return name;
}

/** The base is loaded once by itself and once to be merged. */
function phaseTeller(onPhase: ConvertRequest["onPhase"]) {
  let loads = 0;
  return (name: TrainerPhase) => {
    if (name === "import") onPhase("start");
    else if (name === "convert") onPhase("convert");
    else onPhase(loads++ === 0 ? "load" : "merge");
  };
}

function errorOf({ code, message }: Extract<ExportEvent, { type: "error" }>): Error {
  if (code === "out_of_memory") return new AppError("export_out_of_memory");
  // The numbers are added where the disk is known.
  if (code === "disk_full") return new Error("No space left on device");
  if (code === "model_unreadable") {
    return new AppError("base_model_unreadable", { detail: message });
  }
  return new AppError("export_failed", { detail: message.slice(0, 300) });
}
