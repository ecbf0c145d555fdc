import { join } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic.ts";
import { removeIfThere } from "./files.ts";
import { signalGroup } from "./_end_process.ts";
import { processIdentity } from "./process_identity.ts";

const entrySchema = z.object({
  pid: z.number().int().positive(),
  identity: z.string(),
  owner: z.object({ pid: z.number().int().positive(), identity: z.string() }),
  program: z.string(),
});

/** A child of ours as it stands in the folder, one file each. */
export type ChildEntry = z.infer<typeof entrySchema>;

/** Notes which children run, so that the next start can end what a crash left behind. */
export interface ChildRegistry {
  add(pid: number, program: string): Promise<void>;
  remove(pid: number): Promise<void>;
}

/** A registry in a folder, which is made when it is needed. */
export function createChildRegistry(folder: string): ChildRegistry {
  const path = (pid: number) => join(folder, `${pid}.json`);
  return {
    async add(pid, program) {
      const [identity, ownIdentity] = await Promise.all([pid, Deno.pid].map(processIdentity));
      // Already over, or we cannot tell: nothing that could be ended later without harm.
      if (!identity || !ownIdentity) return;
      const owner = { pid: Deno.pid, identity: ownIdentity };
      const entry: ChildEntry = { pid, identity, owner, program };
      await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
      await atomicWrite(path(pid), JSON.stringify(entry));
    },
    remove: (pid) => removeIfThere(path(pid)),
  };
}

/**
 * Ends the children that an earlier process of ours left behind, and returns them. A child whose
 * owner still runs stays, and so does a process that only has the number of a former child.
 */
export async function reapOrphans(folder: string): Promise<ChildEntry[]> {
  const reaped: ChildEntry[] = [];
  for (const path of await entryFiles(folder)) {
    const entry = await readEntry(path);
    if (entry && await isRunning(entry.owner)) continue;
    if (entry && await isRunning(entry)) {
      await signalGroup(entry.pid, "SIGKILL");
      reaped.push(entry);
    }
    await removeIfThere(path);
  }
  return reaped;
}

async function isRunning({ pid, identity }: { pid: number; identity: string }): Promise<boolean> {
  return await processIdentity(pid) === identity;
}

async function entryFiles(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.filter(({ name }) => name.endsWith(".json")).map(({ name }) =>
      join(folder, name)
    );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** A torn or foreign file is no entry. */
async function readEntry(path: string): Promise<ChildEntry | null> {
  try {
    return entrySchema.safeParse(JSON.parse(await Deno.readTextFile(path))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
