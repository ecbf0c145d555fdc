import { describeEngine, startEngine } from "./engine.ts";
import { Failure } from "./failure.ts";
import { createMethods, type Methods } from "./methods.ts";
import { type Request, requests, send, sendFailure } from "./wire.ts";

/** The version of the protocol on stdin and stdout (see README.md). */
const protocol = 1;

const running = new Map<string, AbortController>();

if (import.meta.main) {
  await main();
  // Answers in progress and llama.cpp's threads end with the process, not before.
  Deno.exit(0);
}

/** Answers requests until stdin ends: the parent closed it or died. */
async function main(): Promise<void> {
  const llama = await startEngine(Deno.args.includes("--gpu=auto") ? "auto" : "off");
  const methods = createMethods(llama);
  send({ type: "hello", protocol, pid: Deno.pid, ...await describeEngine(llama) });
  for await (const request of requests()) {
    if (request.method === "cancel") running.get(request.id)?.abort();
    else void handle(methods, request);
  }
}

async function handle(methods: Methods, { id, method, params }: Request): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!run) throw new Failure("bad_request", `unknown method ${method}`);
    const result = await run({ id, params, signal: controller.signal });
    send({ type: "result", id, result });
  } catch (error) {
    sendFailure(id, error);
  } finally {
    running.delete(id);
  }
}
