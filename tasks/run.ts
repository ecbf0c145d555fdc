import { basename } from "node:path";

/** Runs a program with its output shown; throws when it fails. */
export async function run(
  command: string,
  args: string[],
  { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<void> {
  const options = { args, env, ...(cwd && { cwd }), stdin: "null" } as const;
  const { success, code } = await new Deno.Command(command, options).spawn().status;
  if (!success) throw new Error(`${shortLine(command, args)} ended with ${code}`);
}

/** Runs a program and returns what it printed; throws with its error output when it fails. */
export async function capture(
  command: string,
  args: string[],
  { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const options = { args, env, ...(cwd && { cwd }), stdin: "null" } as const;
  const { success, code, stdout, stderr } = await new Deno.Command(command, options).output();
  const decoder = new TextDecoder();
  if (success) return decoder.decode(stdout);
  const output = decoder.decode(stdout) + decoder.decode(stderr);
  throw new Error(`${shortLine(command, args)} ended with ${code}\n${output}`);
}

function shortLine(command: string, args: string[]): string {
  const line = [basename(command), ...args].join(" ");
  return line.length > 120 ? `${line.slice(0, 120)} …` : line;
}
