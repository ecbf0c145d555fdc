import { basename, dirname, join } from "node:path";
import { z } from "zod";
import {
  callSidecar,
  type InferenceSidecarDeps,
  startInferenceSidecar,
} from "./inference_sidecar.ts";

/** The types that llama.cpp quantises to for us. */
export const quantisationTypes = [
  "f16",
  "bf16",
  "q8_0",
  "q6_k",
  "q5_k_m",
  "q4_k_m",
  "q4_0",
] as const;

export type QuantisationType = typeof quantisationTypes[number];

/** What is made of what. */
export interface QuantizeGguf {
  input: string;
  /** Appears only when it is complete; its folder exists. */
  output: string;
  type: QuantisationType;
  threads?: number;
  /** Whether an input that is already quantised may be used; it loses twice. */
  allowRequantize?: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const quantizedSchema = z.object({
  bytes: z.number(),
  tensors: z.number(),
  /** Tensors whose shape does not fit the type, which got another. */
  fallbackTensors: z.number(),
  ms: z.number(),
});

/** What was made. */
export type Quantized = z.infer<typeof quantizedSchema>;

/**
 * Quantises a GGUF with llama.cpp, in a sidecar of its own that may write in the output's folder
 * only, and ends it when it is aborted.
 *
 * @throws {AppError} `quantize_failed`, `inference_not_installed`
 */
export async function quantizeGguf(
  deps: InferenceSidecarDeps,
  { input, output, type, threads = 1, allowRequantize = false, ...options }: QuantizeGguf,
): Promise<Quantized> {
  options.signal?.throwIfAborted();
  const sidecar = await startInferenceSidecar(deps, { writable: [dirname(output)] });
  try {
    const params = { input, output, type, threads, allowRequantize };
    const request = { method: "quantize", params, file: basename(input) };
    return await callSidecar(sidecar, request, { result: quantizedSchema, ...options });
  } catch (error) {
    await sidecar.close(0);
    await removeTemporary(output);
    throw error;
  } finally {
    await sidecar.close();
  }
}

/** What a sidecar leaves behind that was ended while it wrote. */
async function removeTemporary(output: string): Promise<void> {
  const folder = dirname(output);
  for await (const { name } of Deno.readDir(folder)) {
    if (name.startsWith(`${basename(output)}.tmp-`)) await Deno.remove(join(folder, name));
  }
}
