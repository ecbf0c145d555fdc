/**
 * What tells a running process from a later one that got the same number: the time when it started,
 * on Linux with the boot's id. Null when no such process runs.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (Deno.build.os === "linux") return linuxIdentity(pid);
  const [command = "", ...args] = Deno.build.os === "windows"
    ? ["powershell", "-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]
    : ["ps", "-o", "lstart=", "-p", String(pid)];
  const { code, stdout } = await new Deno.Command(command, {
    args,
    env: { LC_ALL: "C" },
    stdin: "null",
    stderr: "null",
  }).output();
  const text = new TextDecoder().decode(stdout).trim();
  return code === 0 && text !== "" ? text : null;
}

/** proc(5): after the name in parentheses come the state and, as field 22, the start time. */
function linuxIdentity(pid: number): string | null {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = Deno.readTextFileSync("/proc/sys/kernel/random/boot_id").trim();
    return fields[0] === "Z" ? null : `${boot}:${fields[19]}`;
  } catch (error) {
    // A process that ends while its file is being read answers ESRCH.
    if (error instanceof Deno.errors.NotFound || isNoSuchProcess(error)) return null;
    throw error;
  }
}

function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && /os error 3\b/.test(error.message);
}
