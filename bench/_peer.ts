import { fileURLToPath } from "node:url";
import type { Cost } from "./_compare.ts";
import { cpuSeconds } from "./_processes.ts";
import { peerPython } from "./_python.ts";

/** What a peer made of a file, and what it took; its own start is not counted. */
export interface PeerAnswer extends Cost {
  text: string;
}

/** A program that others wrote, running, to be asked again and again. */
export interface Peer extends AsyncDisposable {
  ask(path: string): Promise<PeerAnswer>;
}

const folder = fileURLToPath(new URL("peers/", import.meta.url));

/** What a peer is started with. */
export interface PeerOptions {
  /** Deno's own, before the script. */
  flags?: readonly string[];
  /** The script's, behind it. */
  args?: readonly string[];
}

/** Starts a script of `peers/` in its own language; npm's packages are installed at the first start. */
export async function startPeer(
  script: string,
  { flags = [], args = [] }: PeerOptions = {},
): Promise<Peer> {
  const line = [`${folder}${script}`, ...args];
  if (script.endsWith(".py")) return start(await peerPython(), line);
  const config = ["--config", `${folder}deno.json`];
  return start(Deno.execPath(), ["run", "-A", "--quiet", ...flags, ...config, ...line]);
}

function start(command: string, args: readonly string[]): Peer {
  const process = new Deno.Command(command, {
    args: [...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const input = process.stdin.getWriter();
  const answers = linesOf(process.stdout);
  return {
    async ask(path) {
      const used = cpuSeconds(process.pid);
      await input.write(new TextEncoder().encode(`${path}\n`));
      const { value, done } = await answers.next();
      if (done) throw new Error(`${args.at(-1)} ended without an answer`);
      return { ...JSON.parse(value), cpuMs: (cpuSeconds(process.pid) - used) * 1000 };
    },
    async [Symbol.asyncDispose]() {
      await input.close();
      await process.status;
    },
  };
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const bytes of stream) {
    const [first = "", ...rest] = decoder.decode(bytes, { stream: true }).split("\n");
    parts.push(first);
    for (const next of rest) {
      yield parts.join("");
      parts = [next];
    }
  }
}
