import { readSystemFile } from "./_system_file.ts";

/**
 * What tells a running process from a later one that got the same number: the time when it started,
 * on Linux with the boot's id. Null when no such process runs.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (Deno.build.os === "linux") return await linuxIdentity(pid);
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
async function linuxIdentity(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all(
    [`/proc/${pid}/stat`, "/proc/sys/kernel/random/boot_id"].map(readSystemFile),
  );
  if (stat == null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? null : `${boot?.trim() ?? ""}:${fields[19]}`;
}
