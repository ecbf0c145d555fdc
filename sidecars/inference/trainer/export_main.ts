import os from "node:os";
import { fileURLToPath } from "node:url";
import { libraryFolder } from "../library.ts";
import { asExportError } from "./export/as_export_error.ts";
import { templateEntry } from "./export/chat_template.ts";
import { runExport } from "./export/export.ts";
import { readExportConfig } from "./export/export_config.ts";
import { openCpu } from "./ggml/backend.ts";
import { openLibrary } from "./ggml/library.ts";
import { proveLibrary } from "./ggml/proof.ts";
import { type Channel, openChannel } from "./program/channel.ts";
import { engineName, engineVersion, protocolVersion } from "./program/engine_name.ts";
import { exitCode, Stopped, TrainerError } from "./program/failure.ts";
import { type StopSignal, watchForStop } from "./program/stop_signal.ts";

/** Reading and writing take most of the time; more threads would wait for one another. */
const threads = 1;

/**
 * Adapter → PEFT folder, LoRA GGUF, merged f16 GGUF: `export_main.ts --config FOLDER/export.json`.
 * Speaks the trainer protocol: hello, phase, progress, log, artifact, error, done.
 */
if (import.meta.main) {
  // A pending heartbeat and the reading of stdin end with the process.
  Deno.exit(await main(Deno.args));
}

async function main([option, path]: string[]): Promise<number> {
  if (option !== "--config" || path === undefined) {
    console.error("usage: export_main.ts --config FILE");
    return exitCode.badConfig;
  }
  const channel = openChannel();
  try {
    return await makeAll(path, channel, watchForStop());
  } catch (error) {
    if (error instanceof Stopped) return exitCode.resumable;
    return report(error, channel);
  }
}

async function makeAll(path: string, channel: Channel, stop: StopSignal): Promise<number> {
  const started = performance.now();
  sayHello(channel);
  channel.phase("import");
  const config = await readExportConfig(path);
  const openBackend = async () => {
    const library = openLibrary(fileURLToPath(libraryFolder({ gpu: false })));
    await proveLibrary(library);
    return openCpu(library, threads);
  };
  await runExport({ config, channel, stop, openBackend, templateWith: templateEntry });
  channel.send("done", { seconds: Math.round(performance.now() - started) / 1000 });
  return exitCode.done;
}

function sayHello(channel: Channel): void {
  channel.send("hello", {
    protocol: protocolVersion,
    engine: engineName,
    engine_version: engineVersion,
    device: { kind: "cpu", name: os.cpus()[0]?.model.trim() || "CPU", memory_bytes: os.totalmem() },
    capabilities: ["export"],
    threads,
  });
}

function report(error: unknown, channel: Channel): number {
  if (!(error instanceof TrainerError)) console.error(error);
  const failure = asExportError(error);
  const { code, message, advice } = failure;
  channel.send("error", { code, message, advice });
  return failure.exitCode;
}
