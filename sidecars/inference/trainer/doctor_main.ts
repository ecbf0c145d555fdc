import { diagnose } from "./ggml/diagnosis.ts";
import { openEngine } from "./program/open_engine.ts";

if (import.meta.main) {
  const engine = await openEngine({ forceCpu: Deno.args.includes("--gpu=off") });
  const diagnosis = await diagnose(engine.openLibrary(), engine.devices);
  await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(diagnosis) + "\n"));
  // llama.cpp's threads end with the process.
  Deno.exit(0);
}
