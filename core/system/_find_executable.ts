import { delimiter, extname, isAbsolute, join } from "node:path";

/**
 * The path of a program as the operating system would find it, or null. Looked up by us because a
 * wrapper such as `setpriv` would turn "not there" into an exit code.
 */
export function findExecutable(
  command: string,
  environment: Record<string, string>,
): string | null {
  if (isAbsolute(command) || /[/\\]/.test(command)) return isFile(command) ? command : null;
  const folders = variable(environment, "PATH").split(delimiter).filter((folder) => folder !== "");
  const names = Deno.build.os === "windows" ? windowsNames(command, environment) : [command];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find(isFile) ?? null;
}

/** Only real programs: a `.bat` file would hand its arguments to a shell (CVE-2024-27980). */
function windowsNames(command: string, environment: Record<string, string>): string[] {
  if (extname(command) !== "") return [command];
  const known = variable(environment, "PATHEXT").toLowerCase().split(";");
  return [".exe", ".com"].filter((end) => known.length === 1 || known.includes(end))
    .map((end) => command + end);
}

function variable(environment: Record<string, string>, name: string): string {
  const entry = Object.entries(environment).find(([key]) => key.toUpperCase() === name);
  return entry?.[1] ?? "";
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
