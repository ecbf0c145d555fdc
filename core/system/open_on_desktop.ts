import { AppError } from "@/core/contract/mod.ts";

/** What tells a desktop's program for a folder or an address from one for the other. */
export interface DesktopOptions {
  /** Whether anything could be seen; `xdg-open` ends in silence where it could not. */
  hasScreen: boolean;
  os?: typeof Deno.build.os;
  /** Starts a program that then is on its own. */
  start?(command: string, args: string[]): void;
}

/**
 * Shows a folder in the computer's file manager, or an address in its browser.
 *
 * Not through the spawner: such a program needs the person's whole environment to find their screen,
 * and stays when we end.
 *
 * @throws {AppError} where there is none, as on a server: `file_manager_missing` for a folder,
 *   `program_missing` for an address.
 */
export function openOnDesktop(
  target: string,
  { hasScreen, os = Deno.build.os, start = startOnItsOwn }: DesktopOptions,
): void {
  const [program, ...args] = desktopCommand(target, os);
  try {
    if (!hasScreen) throw new Deno.errors.NotFound("there is no screen");
    start(program, args);
  } catch (cause) {
    const isThere = !(cause instanceof Deno.errors.NotFound ||
      cause instanceof Deno.errors.PermissionDenied);
    if (isThere) throw cause;
    throw isAddress(target)
      ? new AppError("program_missing", { program }, { cause })
      : new AppError("file_manager_missing", { path: target }, { cause });
  }
}

function desktopCommand(target: string, os: typeof Deno.build.os): [string, ...string[]] {
  if (os === "darwin") return ["open", target];
  if (os !== "windows") return ["xdg-open", target];
  // Explorer shows its start folder for an address with a query.
  return isAddress(target)
    ? ["rundll32", "url.dll,FileProtocolHandler", target]
    : ["explorer", target];
}

function isAddress(target: string): boolean {
  return /^https?:/.test(target);
}

function startOnItsOwn(command: string, args: string[]): void {
  const streams = { stdin: "null", stdout: "null", stderr: "null" } as const;
  new Deno.Command(command, { args, ...streams }).spawn().unref();
}
