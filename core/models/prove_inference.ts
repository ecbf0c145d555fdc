import { dirname, join } from "node:path";
import type { Json } from "@/core/contract/mod.ts";
import { atomicWrite } from "@/core/system/mod.ts";
import { probeModel } from "./gguf/probe_model.ts";
import { createInference } from "./inference.ts";
import type { InferencePack } from "./inference_command.ts";
import type { InferenceSidecarDeps } from "./inference_sidecar.ts";
import { quantizeGguf } from "./quantize.ts";

/**
 * Proves that a pack works on this computer: it starts, loads a model, answers with it, and
 * quantises it. A version number alone proves nothing: a library that was built for another
 * processor dies only when it computes (reference/engines.md §2).
 *
 * @returns what the pack says about itself.
 * @throws whatever fails; the signal's reason when aborted.
 */
export async function proveInference(
  { spawner, log }: Omit<InferenceSidecarDeps, "pack">,
  pack: InferencePack,
  signal: AbortSignal,
): Promise<Record<string, Json>> {
  const deps = { spawner, log, pack: () => Promise.resolve(pack) };
  const inference = createInference({ ...deps, threads: () => 1 });
  const path = join(await Deno.makeTempDir(), "probe.gguf");
  try {
    await atomicWrite(path, probeModel());
    const messages = [{ role: "user" as const, content: "?" }];
    const answer = inference.model({ path }).chat({ messages, maxTokens: 4, signal });
    await Array.fromAsync(answer);
    const output = `${path}.q8_0`;
    await quantizeGguf(deps, { input: path, output, type: "q8_0", signal });
    const { nodeLlamaCpp, llamaCpp, device, system } = await inference.hello();
    return { nodeLlamaCpp, llamaCpp, device: device.kind, gpus: device.names, system };
  } finally {
    await inference.close();
    await Deno.remove(dirname(path), { recursive: true });
  }
}
