/**
 * A program for tests that speaks as `sidecars/trainer/export.py` does. What it is to do stands in
 * the name of the config's model: "good", or the fault that it shows.
 */
import { dirname, join } from "node:path";

const [, path = ""] = Deno.args;
const config = JSON.parse(Deno.readTextFileSync(path));
const folder = join(dirname(path), config.output_dir);
const names: Record<string, string> = {
  "adapter-gguf": "adapter-f16.gguf",
  "gguf-f16": "model-f16.gguf",
  merged: "merged",
};

function send(message: object): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
}

function fail(code: string, message: string): never {
  send({ type: "error", code, message, advice: "" });
  Deno.exit(1);
}

function make(kind: string): void {
  const target = join(folder, names[kind] ?? "");
  if (kind === "merged") {
    Deno.mkdirSync(target);
    Deno.writeTextFileSync(join(target, "config.json"), "{}");
  } else Deno.writeTextFileSync(target, `${kind} with ${config.system_prompt}`);
  send({ type: "artifact", kind, path: `${config.output_dir}/${names[kind]}`, bytes: 1 });
}

send({ type: "hello", protocol: 1, engine: "pretended" });
send({ type: "phase", name: "import" });
console.log("a library says something");
if (config.name === "memory") fail("out_of_memory", "The memory was not enough.");
if (config.name === "disk") fail("disk_full", "The disk is full.");
if (config.name === "model") fail("model_unreadable", "It has no weights.");
if (config.name === "crash") {
  console.error("Traceback\nValueError: a bad day");
  Deno.exit(3);
}
if (config.name === "hang") await new Promise((resolve) => setTimeout(resolve, 60_000));
Deno.mkdirSync(folder);
send({ type: "phase", name: "load" });
for (const kind of config.artifacts) make(kind);
if (config.name === "unfinished") Deno.exit(0);
send({ type: "done", seconds: 1 });
