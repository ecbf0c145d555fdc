import { findExecutable } from "./_find_executable.ts";

/**
 * The words to put before a command so that the kernel ends it as soon as we are gone, however we
 * died; empty where there is no such means. Linux only: `setpriv` of util-linux.
 */
export async function deathSignalPrefix(environment: Record<string, string>): Promise<string[]> {
  if (Deno.build.os !== "linux") return [];
  const setpriv = findExecutable("setpriv", environment);
  if (setpriv === null) return [];
  const prefix = [setpriv, "--pdeathsig", "KILL", "--"];
  return await works(prefix, environment) ? prefix : [];
}

/** Other makers' `setpriv` does not know the option. */
async function works(prefix: string[], environment: Record<string, string>): Promise<boolean> {
  const [command = "", ...args] = [...prefix, findExecutable("true", environment) ?? "true"];
  const options = { args, stdin: "null", stdout: "null", stderr: "null" } as const;
  return (await new Deno.Command(command, options).output()).success;
}
