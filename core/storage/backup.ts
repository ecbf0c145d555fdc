import { join } from "node:path";
import { backup, type DatabaseSync } from "node:sqlite";

const keptBackups = 5;

/**
 * Copies a live database into `backups/` by SQLite's online backup (never a file copy: the WAL
 * would be missing) and keeps the newest five.
 *
 * @returns the path of the copy.
 */
export async function backUp(
  connection: DatabaseSync,
  { folder, name }: { folder: string; name: string },
): Promise<string> {
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.db`);
  const temporary = `${path}.tmp`;
  await backup(connection, temporary);
  await Deno.rename(temporary, path);
  await removeOldest(folder);
  return path;
}

async function removeOldest(folder: string): Promise<void> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isFile && entry.name.endsWith(".db")) names.push(entry.name);
  }
  const tooOld = names.sort().slice(0, -keptBackups);
  for (const name of tooOld) await Deno.remove(join(folder, name));
}
