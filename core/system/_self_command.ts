import { join } from "node:path";

/**
 * How this process was started: from the repository, as bundled files that a plain Deno runs, or as
 * one compiled executable.
 */
export type RuntimeMode = "source" | "portable" | "binary";

/** All of one kind (paths, addresses, names), or only the listed ones. */
export type Grant = "all" | readonly string[];

/** What a child process of ours may do; what is not named is refused. */
export interface ChildPermissions {
  read?: Grant;
  write?: Grant;
  net?: Grant;
  env?: Grant;
  run?: Grant;
  sys?: Grant;
  /** Native libraries: only ever in the inference sidecar. */
  ffi?: Grant;
}

/** What a child process of our own program may do and use. */
export interface SelfCommandOptions {
  /**
   * What the child may do, enforced by Deno where it runs our files. A compiled binary's permissions
   * are fixed when it is built: there this has no effect and other limits must hold.
   */
  permissions?: ChildPermissions;
  /**
   * Limit of what the child may hold; one that needs more ends, not we. On Linux it covers heap,
   * buffers and WASM; elsewhere the heap alone, and nothing in a binary.
   */
  memoryMb?: number;
}

/** A program with its arguments, ready to be started. */
export interface Command {
  command: string;
  args: string[];
  /** To be set beside whatever environment the child gets. */
  env: Record<string, string>;
}

interface Program {
  mode: RuntimeMode;
  os: typeof Deno.build.os;
  executable: string;
  root: string;
}

/** The command that starts our own program with `args`. */
export function selfCommand(
  program: Program,
  args: readonly string[],
  { permissions = {}, memoryMb }: SelfCommandOptions,
): Command {
  const { mode, executable, root } = program;
  if (mode === "binary") return limited(program, [executable, ...args], memoryMb);
  const entry = mode === "source" ? "main.ts" : "main.js";
  const files = ["--config", join(root, "deno.json"), join(root, entry)];
  const flags = ["--no-prompt", "--cached-only", ...permissionFlags(permissions)];
  return limited(program, [executable, "run", ...flags, ...files, ...args], memoryMb);
}

/** What V8 reserves for code and threads, and the system counts, before any data is there. */
const reservedMb = 640;

/**
 * Limits the memory of a command. Plain Deno takes the heap's limit as a flag; a compiled binary
 * takes none, and buffers and WASM lie outside of the heap in both. So Linux limits the process as
 * well (RLIMIT_DATA: what was only reserved does not count).
 */
function limited({ os }: Program, line: string[], memoryMb: number | undefined): Command {
  const [command, ...args] = line as [string, ...string[]];
  if (memoryMb === undefined) return { command, args, env: {} };
  const env = { DENO_V8_FLAGS: `--max-old-space-size=${Math.floor(memoryMb)}` };
  if (os !== "linux") return { command, args, env };
  const kilobytes = String(Math.floor(memoryMb + reservedMb) * 1024);
  return {
    command: "/bin/sh",
    args: ["-c", 'ulimit -d "$0" && exec "$@"', kilobytes, ...line],
    env,
  };
}

/** Deno's command-line flags for a list of permissions; an empty list grants nothing. */
export function permissionFlags(permissions: ChildPermissions): string[] {
  return Object.entries(permissions).flatMap(([kind, grant]: [string, Grant]) => {
    if (grant === "all") return [`--allow-${kind}`];
    return grant.length === 0 ? [] : [`--allow-${kind}=${grant.join(",")}`];
  });
}

/** What a child is for: running, or installing packages (which needs proxies and registries). */
export type Purpose = "run" | "install";

const always = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|TZ|TMPDIR|TEMP|TMP|DENO_DIR)$/,
  /^(SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/,
  /^(PROGRAMDATA|PROGRAMFILES(\(X86\))?|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE)$/,
  /^(LC|XDG)_\w+$/,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH)$/,
  /^(CUDA|NVIDIA|HIP|ROCR|HSA|VK)_\w+$/,
];

const forInstalling = [
  /^(HTTPS?|NO|ALL)_PROXY$/,
  /^(SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|DENO_CERT)$/,
  /^DENO_TLS_CA_STORE$/,
  /^(PIP|UV|NPM_CONFIG)_\w+$/,
];

/** Names are compared without case: Windows writes `Path`, proxies are often in lower case. */
export function childVariables(
  environment: Record<string, string>,
  purpose: Purpose,
): Record<string, string> {
  const allowed = purpose === "install" ? [...always, ...forInstalling] : always;
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) =>
      allowed.some((pattern) => pattern.test(name.toUpperCase()))
    ),
  );
}
