import { z } from "zod";
import { AppError, type ErrorCode, type JsonObject } from "@/core/contract/mod.ts";
import {
  type CallOptions,
  connectSidecar,
  type Log,
  type Sidecar,
  SidecarFailure,
  type Spawner,
} from "@/core/system/mod.ts";
import { inferenceCommand, type InferencePack } from "./inference_command.ts";

const helloSchema = z.looseObject({
  nodeLlamaCpp: z.string(),
  llamaCpp: z.string(),
  device: z.object({
    kind: z.enum(["cpu", "cuda", "vulkan", "metal"]),
    names: z.array(z.string()),
    vramBytes: z.number(),
  }),
  /** The instruction sets in use, as llama.cpp words them. */
  system: z.string(),
  mathCores: z.number(),
});

/** What the sidecar says about itself when it starts. */
export type InferenceHello = z.infer<typeof helloSchema>;

/** What a sidecar is started with. */
export interface InferenceSidecarDeps {
  spawner: Spawner;
  log: Log;
  /** The installed pack, or null while there is none. */
  pack: () => Promise<InferencePack | null>;
}

/** Slow disks and busy machines included; usual is half a second. */
const helloWithinMs = 60_000;

/**
 * Starts an inference sidecar.
 *
 * @throws {AppError} `inference_not_installed`, `sidecar_silent`, `sidecar_ended`
 */
export async function startInferenceSidecar(
  { spawner, log, pack }: InferenceSidecarDeps,
  { writable = [] }: { writable?: readonly string[] } = {},
): Promise<Sidecar<InferenceHello>> {
  const installed = await pack();
  if (!installed) throw new AppError("inference_not_installed");
  const { command, args, cwd, env } = inferenceCommand(installed, { writable });
  const note = (line: string) => log.write("debug", "inference", { line });
  const child = await spawner.spawn(command, args, { cwd, env, onErrorLine: note });
  return await connectSidecar(child, { hello: helloSchema, onOther: note, helloWithinMs });
}

/** The errors of the sidecar (sidecars/inference/failure.ts) as people are told them. */
const errorCodes: Partial<Record<string, ErrorCode>> = {
  model_unreadable: "model_load_failed",
  lora_unreadable: "adapter_load_failed",
  out_of_memory: "model_out_of_memory",
  template_failed: "chat_template_failed",
  context_full: "prompt_too_long",
  quantize_failed: "quantize_failed",
};

/** Calls a method and turns the sidecar's failures into errors for people; `file` is the model's. */
export async function callSidecar<Result>(
  sidecar: Sidecar<InferenceHello>,
  { method, params, file }: { method: string; params: JsonObject; file: string },
  options: CallOptions<Result>,
): Promise<Result> {
  try {
    return await sidecar.call(method, params, options);
  } catch (error) {
    const code = error instanceof SidecarFailure ? errorCodes[error.code] : undefined;
    if (!code || !(error instanceof SidecarFailure)) throw error;
    const { promptTokens = 0, contextTokens = 0 } = error.details;
    const texts = { file, detail: error.message, tokens: promptTokens, limit: contextTokens };
    throw new AppError(code, texts, { cause: error });
  }
}
