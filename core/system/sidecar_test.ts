import assert from "node:assert/strict";
import { z } from "zod";
import { AppError } from "@/core/contract/mod.ts";
import { createSpawner } from "./child_process.ts";
import { createRuntime } from "./runtime.ts";
import { connectSidecar, type Sidecar, SidecarFailure } from "./sidecar.ts";

const runtime = createRuntime();
const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });

/** A sidecar in a few lines, with a method for each way in which one can behave. */
const program = `
  const send = (message) => console.log(JSON.stringify(message));
  console.log("a library greets");
  send({ type: "hello", protocol: 1, name: "test" });
  let rest = "";
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\\n");
    rest = lines.pop();
    for (const { id, method, params } of lines.map((line) => JSON.parse(line))) {
      if (method === "echo") send({ type: "result", id, result: params });
      if (method === "say") {
        for (const text of params.words) send({ type: "token", id, text });
        send({ type: "progress", id, done: 1, total: 2 });
        console.log("{ not json");
        send({ type: "result", id, result: "said" });
      }
      if (method === "refuse") {
        send({ type: "error", id, code: "no", message: "never", details: { n: 1 } });
      }
      if (method === "cancel") send({ type: "result", id, result: "cancelled" });
      if (method === "die") { console.error("a last word"); Deno.exit(7); }
    }
  }
  Deno.exit(0);`;

async function connect(code: string, helloWithinMs = 60_000) {
  const other: string[] = [];
  const child = await spawner.spawn(runtime.executable, ["eval", code]);
  const hello = z.object({ name: z.string() });
  const sidecar = await connectSidecar(child, {
    hello,
    helloWithinMs,
    onOther: (line) => void other.push(line),
  });
  return { sidecar, other };
}

async function withSidecar(
  work: (sidecar: Sidecar<{ name: string }>, other: string[]) => Promise<void>,
): Promise<void> {
  const { sidecar, other } = await connect(program);
  try {
    await work(sidecar, other);
  } finally {
    await sidecar.close();
  }
}

Deno.test("call() matches answers to requests and hands on what comes between", async () => {
  await withSidecar(async (sidecar, other) => {
    assert.equal(sidecar.hello.name, "test");
    const heard: unknown[] = [];
    const [echo, said] = await Promise.all([
      sidecar.call("echo", { a: "ü\n" }, { result: z.object({ a: z.string() }) }),
      sidecar.call("say", { words: ["x", "y"] }, {
        result: z.string(),
        onToken: (text) => heard.push(text),
        onProgress: (...counts) => heard.push(counts),
      }),
    ]);
    assert.deepEqual([echo, said, heard], [{ a: "ü\n" }, "said", ["x", "y", [1, 2]]]);
    assert.deepEqual(other, ["a library greets", "{ not json"]);
  });
});

Deno.test("call() throws what the sidecar answers, and refuses an unexpected result", async () => {
  await withSidecar(async (sidecar) => {
    await assert.rejects(
      sidecar.call("refuse", {}, { result: z.unknown() }),
      (error) => error instanceof SidecarFailure && error.code === "no" && error.details.n === 1,
    );
    await assert.rejects(sidecar.call("echo", {}, { result: z.number() }), { name: "ZodError" });
    assert.equal(await sidecar.call("say", { words: [] }, { result: z.string() }), "said");
  });
});

Deno.test("call() ends at once when its signal aborts", async () => {
  await withSidecar(async (sidecar) => {
    const controller = new AbortController();
    const call = sidecar.call("wait", {}, { result: z.string(), signal: controller.signal });
    controller.abort(new DOMException("stop", "AbortError"));
    await assert.rejects(call, { name: "AbortError" });
  });
});

Deno.test("call() tells that the sidecar ended, before and after it asked", async () => {
  await withSidecar(async (sidecar) => {
    const ended = (error: unknown) =>
      error instanceof AppError && error.code === "sidecar_ended" &&
      error.params.detail === "exit code 7 a last word";
    await assert.rejects(sidecar.call("die", {}, { result: z.unknown() }), ended);
    await assert.rejects(sidecar.call("echo", {}, { result: z.unknown() }), ended);
  });
});

Deno.test("connectSidecar() gives up on a program that says nothing, or ends", async () => {
  await assert.rejects(
    connect(`setInterval(() => {}, 1000)`, 300),
    (error) => error instanceof AppError && error.code === "sidecar_silent",
  );
  await assert.rejects(
    connect(`Deno.exit(4)`),
    (error) => error instanceof AppError && error.code === "sidecar_ended",
  );
});
