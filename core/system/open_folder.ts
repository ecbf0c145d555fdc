import type { Spawner } from "./child_process.ts";

/**
 * Shows a folder in the computer's file manager.
 *
 * @throws {AppError} `program_missing` where there is none, as on a server.
 */
export async function openFolder(spawner: Spawner, path: string): Promise<void> {
  const child = await spawner.spawn(fileManager(), [path]);
  await child.closeInput();
}

function fileManager(): string {
  if (Deno.build.os === "darwin") return "open";
  return Deno.build.os === "windows" ? "explorer" : "xdg-open";
}
