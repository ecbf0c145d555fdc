/** What no terminal reads as anything but itself. */
const plain = /^[\w./:=@,+-]+$/;

/** The same on Windows, whose paths have backslashes. */
const plainOnWindows = /^[\w./:=@,+\\-]+$/;

/**
 * A command as a person types it. On Windows an argument stands in double quotes, which both of its
 * terminals know; elsewhere in single ones, in which nothing has a meaning.
 */
export function commandLine(command: readonly string[], os: typeof Deno.build.os): string {
  const quote = os === "windows" ? quoteForWindows : quoteForPosix;
  return command.map(quote).join(" ");
}

function quoteForPosix(part: string): string {
  return plain.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`;
}

function quoteForWindows(part: string): string {
  return plainOnWindows.test(part) ? part : `"${part.replaceAll('"', '\\"')}"`;
}
