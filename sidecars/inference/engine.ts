import { getLlama, getModuleVersion, type Llama, LlamaLogLevel } from "node-llama-cpp";

/** What this process computes with. */
export interface EngineFacts {
  nodeLlamaCpp: string;
  llamaCpp: string;
  device: { kind: "cpu" | "cuda" | "vulkan" | "metal"; names: string[]; vramBytes: number };
  /** The instruction sets that llama.cpp found and uses. */
  system: string;
  mathCores: number;
}

/** Hears each line that llama.cpp logs, without its line end. */
export type LogListener = (line: string) => void;

const listeners = new Set<LogListener>();

/** Calls `listener` for each log line until the returned function is called. */
export function onLog(listener: LogListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Loads llama.cpp's prebuilt libraries; nothing is ever compiled or downloaded.
 *
 * `maxThreads: 0` leaves the number of threads to each context: with a shared budget an answer's
 * last digits would depend on what else runs.
 */
export async function startEngine(gpu: "auto" | "off"): Promise<Llama> {
  return await getLlama({
    gpu: gpu === "off" ? false : "auto",
    build: "never",
    skipDownload: true,
    progressLogs: false,
    maxThreads: 0,
    logLevel: LlamaLogLevel.info,
    logger: (level, message) => log(level, message),
  });
}

/** Describes a started engine. */
export async function describeEngine(llama: Llama): Promise<EngineFacts> {
  const vram = llama.gpu ? await llama.getVramState() : { total: 0 };
  return {
    nodeLlamaCpp: await getModuleVersion(),
    llamaCpp: llama.llamaCppRelease.release,
    device: {
      kind: llama.gpu === false ? "cpu" : llama.gpu,
      names: llama.gpu ? await llama.getGpuDeviceNames() : [],
      vramBytes: vram.total,
    },
    system: llama.systemInfo,
    mathCores: llama.cpuMathCores,
  };
}

function log(level: LlamaLogLevel, message: string): void {
  for (const line of message.split("\n")) {
    // Loading prints a dot for each hundredth.
    if (line === "" || line === ".") continue;
    console.error(`[${level}] ${line}`);
    for (const listener of listeners) listener(line);
  }
}
