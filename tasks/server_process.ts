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
  /** Resolves while the server listens; during a restart, as soon as it does again. */
  listening(): Promise<void>;
  /** Says whether the new server listens; calls during a restart share the next one. */
  restart(options: { withManifest: boolean }): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts the server as a process of its own and waits until it listens, or has failed to. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  let up = Promise.withResolvers<void>();
  const start = async () => {
    const started = await startChild(options);
    if (started.listens) up.resolve();
    return started;
  };
  let current = await start();
  let last = Promise.resolve(current.listens);
  let next: Promise<boolean> | null = null;
  let manifestNeeded = false;
  const again = async () => {
    next = null;
    if (manifestNeeded) await run([Deno.execPath(), "run", "-A", "tasks/manifest.ts"]);
    manifestNeeded = false;
    if (current.listens) up = Promise.withResolvers<void>();
    await end(current.child);
    current = await start();
    return current.listens;
  };
  return {
    listening: () => up.promise,
    restart({ withManifest }) {
      manifestNeeded ||= withManifest;
      next ??= last = last.then(again);
      return next;
    },
    async stop() {
      await last;
      await end(current.child);
    },
  };
}

interface StartedChild {
  child: Deno.ChildProcess;
  listens: boolean;
}

async function startChild({ command, onReady }: ServerProcessOptions): Promise<StartedChild> {
  const [program = "", ...args] = command;
  const child = new Deno.Command(program, { args, cwd: root, stdout: "piped" }).spawn();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const announce = (line: string) => {
    onReady?.(JSON.parse(line));
    resolve(true);
  };
  void followOutput(child.stdout, announce).finally(() => resolve(false));
  return { child, listens: await promise };
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
