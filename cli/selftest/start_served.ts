import { serverAddressSchema } from "@/core/storage/mod.ts";
import type { Child, Runtime, Spawner } from "@/core/system/mod.ts";
import { type Client, createClient } from "../client.ts";

/** What the server may do, as `deno task start` and the binary have it. */
const permissions = {
  read: "all",
  write: "all",
  net: "all",
  env: "all",
  run: "all",
  sys: "all",
} as const;

/** How long a slow computer may take until the server listens. */
const listensWithinMs = 60_000;

/** This program, started again as a server over a folder. */
export async function startServed(
  { runtime, spawner, dataFolder }: { runtime: Runtime; spawner: Spawner; dataFolder: string },
): Promise<{ client: Client; stop(): Promise<void> }> {
  const args = ["serve", "--port", "0", "--no-open", "--json", "--data", dataFolder];
  const { command, args: line, env } = runtime.selfCommand(args, { permissions });
  const child = await spawner.spawn(command, line, { env });
  const timer = setTimeout(() => void child.kill(), listensWithinMs);
  const address = serverAddressSchema.safeParse(await firstLine(child));
  clearTimeout(timer);
  if (!address.success) {
    await child.kill();
    throw new Error(`The server did not start:\n${child.errorTail().join("\n")}`);
  }
  return {
    client: createClient(address.data, "en"),
    stop: async () => void await child.stop(10_000),
  };
}

async function firstLine(child: Child): Promise<unknown> {
  const iterator = child.lines[Symbol.asyncIterator]();
  const { value, done } = await iterator.next();
  return done ? null : JSON.parse(value);
}
