import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { type Client, createClient } from "@/cli/client.ts";
import { serverAddressSchema } from "@/core/storage/mod.ts";

/** The real program in a process of its own, as `lernwerk serve` starts it. */
export interface AppProcess extends AsyncDisposable {
  client: Client;
  url: string;
  pid: number;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as a closing terminal sends it; answers the exit code. */
  end(): Promise<number>;
}

/** Starts the app over a data folder, on a free port unless one is given, and waits until it listens. */
export async function startApp(
  dataFolder: string,
  { env = {}, port = 0, main = "main.ts" }: {
    env?: Record<string, string>;
    port?: number;
    /** What is run: the sources, or the bundle that is made of them. */
    main?: string;
  } = {},
): Promise<AppProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...denoArguments,
      main,
      "serve",
      "--data",
      dataFolder,
      "--port",
      String(port),
      "--json",
      "--no-open",
    ],
    cwd: repository,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const address = serverAddressSchema.parse(JSON.parse(await firstLine(reader)));
  assert.equal(address.pid, child.pid);
  const drained = drain(reader);
  const over = async () => {
    const { code } = await child.status;
    await drained;
    return code;
  };
  return {
    client: createClient(address, "en"),
    url: address.url,
    pid: child.pid,
    async kill() {
      child.kill("SIGKILL");
      await over();
    },
    async end() {
      child.kill("SIGTERM");
      return await over();
    },
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGTERM");
      } catch {
        // It has ended already.
      }
      await over();
    },
  };
}

const repository = fileURLToPath(new URL("..", import.meta.url));

const denoArguments = [
  "run",
  "--no-prompt",
  "--allow-net",
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--allow-run",
  "--allow-sys",
];

async function firstLine(reader: ReadableStreamDefaultReader<string>): Promise<string> {
  let text = "";
  while (!text.includes("\n")) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The app ended before it listened: ${text}`);
    text += value;
  }
  return text.slice(0, text.indexOf("\n"));
}

async function drain(reader: ReadableStreamDefaultReader<string>): Promise<void> {
  while (!(await reader.read()).done);
}
