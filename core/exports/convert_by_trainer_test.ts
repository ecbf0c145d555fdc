import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AppError } from "@/core/contract/mod.ts";
import { createRuntime, createSpawner } from "@/core/system/mod.ts";
import { type ConvertRequest, createConvert } from "./mod.ts";

const program = fileURLToPath(new URL("./testing/pretended_exporter.ts", import.meta.url));
const runtime = createRuntime();
const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });

async function convert(
  name: string,
  { silenceMs = 60_000, signal = new AbortController().signal } = {},
) {
  const folder = await Deno.makeTempDir();
  const told: string[] = [];
  const request: ConvertRequest = {
    base: { kind: "gguf", path: "/base.gguf", cache_dir: "/cache", family: null },
    adapterFolder: "/adapter",
    systemPrompt: "Tarnwick desk.",
    name,
    workFolder: folder,
    outputs: { "merged": join(folder, "m"), "gguf-f16": join(folder, "f16.gguf") },
    signal,
    onPhase: (phase) => told.push(phase),
    onMade: (form) => Promise.resolve(void told.push(`made ${form}`)),
    onLog: (line) => told.push(`log ${line}`),
  };
  const command = () =>
    Promise.resolve({
      command: Deno.execPath(),
      args: ["run", "--no-check", "--quiet", "--allow-all", program],
      env: {},
    });
  try {
    await createConvert({ spawner, command, threads: () => 1, silenceMs })(request);
    const made = await Deno.readTextFile(join(folder, "f16.gguf"));
    return { told, made, merged: await Deno.readTextFile(join(folder, "m", "config.json")) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("createConvert() puts each form where it was wanted, and tells how far it is", async () => {
  const { told, made, merged } = await convert("good");
  assert.deepEqual([made, merged], ["gguf-f16 with Tarnwick desk.", "{}"]);
  assert.deepEqual(told, [
    "start",
    "log a library says something",
    "load",
    "made merged",
    "made gguf-f16",
  ]);
});

const faults: [name: string, error: { code?: string; message?: string; params?: object }][] = [
  ["memory", { code: "export_out_of_memory" }],
  ["disk", { message: "No space left on device" }],
  ["model", { code: "base_model_unreadable", params: { detail: "It has no weights." } }],
  ["crash", { code: "export_failed", params: { detail: "ValueError: a bad day" } }],
  ["unfinished", { code: "export_failed", params: { detail: "exit code 0" } }],
];

for (const [name, error] of faults) {
  Deno.test(`createConvert() names the fault “${name}”`, async () => {
    await assert.rejects(convert(name), error);
  });
}

Deno.test("createConvert() ends a program that falls silent", async () => {
  await assert.rejects(convert("hang", { silenceMs: 1500 }), (error: AppError) => {
    assert.equal(error.code, "export_failed");
    assert.match(String(error.params["detail"]), /no sign of life/);
    return true;
  });
});

Deno.test("createConvert() ends the program when it is aborted", async () => {
  const controller = new AbortController();
  const running = convert("hang", { signal: controller.signal });
  controller.abort("cancel");
  await assert.rejects(running, (reason) => reason === "cancel");
});
