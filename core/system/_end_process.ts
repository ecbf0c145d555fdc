/**
 * Sends a signal to a process and to all that it started (its process group). Silent when none of
 * them is there any more.
 */
export async function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (Deno.build.os === "windows") return await endTree(pid);
  try {
    Deno.kill(-pid, signal);
  } catch (error) {
    // macOS answers "not permitted" for a group of which only a zombie is left.
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) {
      return;
    }
    if (!(error instanceof Error && /os error 3\b/.test(error.message))) throw error;
  }
}

/** Windows has no groups and no polite end for a program without a window. */
async function endTree(pid: number): Promise<void> {
  await new Deno.Command("taskkill", {
    args: ["/PID", String(pid), "/T", "/F"],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
}
