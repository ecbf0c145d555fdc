/** Opens an address in the person's browser; where there is none, nothing happens. */
export function openBrowser(url: string, os: typeof Deno.build.os): void {
  const [command, ...args] = browserCommand(url, os);
  try {
    const child = new Deno.Command(command!, {
      args,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    child.unref();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function browserCommand(url: string, os: typeof Deno.build.os): string[] {
  if (os === "darwin") return ["open", url];
  if (os === "windows") return ["rundll32", "url.dll,FileProtocolHandler", url];
  return ["xdg-open", url];
}
