import { root } from "./client_config.ts";

/** What a server prints on its first line of stdout as soon as it listens (`serve --json`). */
export interface ServerLine {
  url: string;
  token?: string;
}

export interface ServerProcessOptions {
  command: string[];
  /** Called whenever the server listens, the first time and after a restart. */
  onReady?: ((line: ServerLine) => void) | undefined;
}

/** A server that can be started again with its code as it is now. */
export interface ServerProcess {
  /** Resolves when the new one listens, or has failed; calls during a restart share the next one. */
  restart(options?: { withManifest: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server as a process of its own and waits until it listens. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  let child = await start(options);
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  let manifestNeeded = false;
  const again = async () => {
    waiting = null;
    if (manifestNeeded) await run([Deno.execPath(), "run", "-A", "tasks/manifest.ts"]);
    manifestNeeded = false;
    await end(child);
    child = await start(options);
  };
  return {
    restart({ withManifest } = { withManifest: false }) {
      manifestNeeded ||= withManifest;
      waiting ??= running = running.then(again);
      return waiting;
    },
    async stop() {
      await running;
      await end(child);
    },
  };
}

async function start({ command, onReady }: ServerProcessOptions): Promise<Deno.ChildProcess> {
  const [program = "", ...args] = command;
  const child = new Deno.Command(program, { args, cwd: root, stdout: "piped" }).spawn();
  const { promise, resolve } = Promise.withResolvers<void>();
  const announce = (line: string) => {
    onReady?.(JSON.parse(line));
    resolve();
  };
  void followOutput(child.stdout, announce).finally(resolve);
  await promise;
  return child;
}

/** Hands over the first line and passes the rest through. */
async function followOutput(
  stdout: ReadableStream<Uint8Array>,
  onFirstLine: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let text: string | null = "";
  for await (const chunk of stdout) {
    if (text === null) {
      await Deno.stdout.write(chunk);
      continue;
    }
    text += decoder.decode(chunk, { stream: true });
    const end = text.indexOf("\n");
    if (end < 0) continue;
    onFirstLine(text.slice(0, end));
    text = null;
  }
}

async function end(child: Deno.ChildProcess): Promise<void> {
  try {
    child.kill("SIGTERM");
  } catch {
    // It has ended by itself, with its reason on stderr.
  }
  await child.status;
}

async function run([program = "", ...args]: string[]): Promise<void> {
  await new Deno.Command(program, { args, cwd: root }).spawn().status;
}
