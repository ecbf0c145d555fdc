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
  /** Limit of the JavaScript heap; a child that needs more ends, not we. */
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
  executable: string;
  root: string;
}

/** The command that starts our own program with `args`. */
export function selfCommand(
  { mode, executable, root }: Program,
  args: readonly string[],
  { permissions = {}, memoryMb }: SelfCommandOptions,
): Command {
  // A compiled binary takes no V8 flags as arguments; both kinds read them from here.
  const env = memoryMb === undefined
    ? {}
    : { DENO_V8_FLAGS: `--max-old-space-size=${Math.floor(memoryMb)}` };
  if (mode === "binary") return { command: executable, args: [...args], env };
  const files = mode === "source"
    ? ["--config", join(root, "deno.json"), join(root, "main.ts")]
    : ["--no-config", join(root, "main.js")];
  const flags = ["--no-prompt", "--cached-only", ...permissionFlags(permissions)];
  return { command: executable, args: ["run", ...flags, ...files, ...args], env };
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
