import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/core/contract/mod.ts";
import { atomicWrite, type Child, type Command, readMessages } from "@/core/system/mod.ts";
import type { Spawner } from "@/core/system/mod.ts";
import type { Convert, ConvertedForm, ConvertRequest } from "./ports.ts";

/** What converting with the Python engine needs. */
export interface PythonConvertDeps {
  spawner: Spawner;
  /** The command that runs `export.py`, or null while the engine is not installed. */
  exporter(): Promise<Command | null>;
  threads(): Promise<number>;
}

/** A stop that the engine does not follow within this time ends it. */
const stopGraceMs = 5000;

/** What `export.py` says that matters here; its other lines are log. */
const exportEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("phase"), name: z.string() }),
  z.object({ type: z.literal("artifact"), kind: z.string() }),
  z.object({ type: z.literal("log"), message: z.string() }),
  z.object({ type: z.literal("error"), code: z.string(), message: z.string() }),
  z.object({ type: z.enum(["hello", "heartbeat", "done"]) }),
]);

type EventOf<Type extends string> = Extract<z.infer<typeof exportEventSchema>, { type: Type }>;

/**
 * Converts with `sidecars/trainer/export.py`, which speaks the trainer protocol.
 *
 * The returned function throws `engine_missing`, `export_out_of_memory` or `export_failed`.
 */
export function createPythonConvert({ spawner, exporter, threads }: PythonConvertDeps): Convert {
  return async (request) => {
    const exporterCommand = await exporter();
    if (!exporterCommand) throw new AppError("engine_missing", { reason: "missing" });
    const { command, args } = exporterCommand;
    const config = join(request.workFolder, "export.json");
    await atomicWrite(config, JSON.stringify(exportConfig(request, await threads())));
    const child = await spawner.spawn(command, [...args, "--config", config], {
      cwd: request.workFolder,
      onErrorLine: request.onLog,
    });
    const stop = () => void child.stop(stopGraceMs);
    request.signal.addEventListener("abort", stop, { once: true });
    try {
      await followExport(child, request);
    } finally {
      request.signal.removeEventListener("abort", stop);
      await child.kill();
    }
  };
}

function exportConfig(request: ConvertRequest, threads: number) {
  const { base, adapterFolder, outputs, systemPrompt, name } = request;
  return {
    schema: 1,
    base_model: base,
    adapter: adapterFolder,
    output_dir: "made",
    artifacts: Object.keys(outputs),
    system_prompt: systemPrompt,
    name,
    limits: { threads },
  };
}

async function followExport(child: Child, request: ConvertRequest): Promise<void> {
  let failure: EventOf<"error"> | null = null;
  for await (const event of readMessages(child.lines, exportEventSchema, request.onLog)) {
    if (event.type === "error") failure = event;
    else if (event.type === "artifact") await takeArtifact(event, request);
    else if (event.type === "phase") tellPhase(event, request);
    else if (event.type === "log") request.onLog(event.message);
  }
  const { code } = await child.status;
  request.signal.throwIfAborted();
  if (code !== 0) throw exportFailure(failure, child.errorTail());
}

/** The engine writes into its own folder; only what was asked for is taken from there. */
async function takeArtifact(
  { kind }: EventOf<"artifact">,
  { workFolder, outputs, onMade }: ConvertRequest,
): Promise<void> {
  const form = kind as ConvertedForm;
  const target = outputs[form];
  if (!target) return;
  await Deno.rename(join(workFolder, "made", madeNames[form]), target);
  await onMade(form);
}

/** The names that the engine gives (sidecars/trainer/lernwerk_trainer/exporting.py). */
const madeNames: Record<ConvertedForm, string> = {
  "adapter-gguf": "adapter-f16.gguf",
  merged: "merged",
  "gguf-f16": "model-f16.gguf",
};

const phases: Partial<Record<string, "start" | "load" | "convert">> = {
  import: "start",
  load: "load",
  convert: "convert",
};

function tellPhase({ name }: EventOf<"phase">, { onPhase }: ConvertRequest): void {
  const phase = phases[name];
  if (phase) onPhase(phase);
}

function exportFailure(
  failure: EventOf<"error"> | null,
  errorTail: readonly string[],
): AppError {
  const cause = errorTail.join("\n");
  if (failure?.code === "out_of_memory") return new AppError("export_out_of_memory", {}, { cause });
  const detail = failure?.message ?? errorTail.at(-1) ?? "";
  return new AppError("export_failed", { detail }, { cause });
}
