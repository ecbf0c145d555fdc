/** What a wheel's file name says (PyPA: binary distribution format). */
export interface WheelName {
  package: string;
  version: string;
  platforms: readonly string[];
}

/** A computer as Deno names it. */
export type Computer = Pick<typeof Deno.build, "os" | "arch">;

/** Name, version, perhaps a build number, tags of Python, interface and platform. */
const form = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-[^-]+-[^-]+-([^-]+)\.whl$/;

/** Takes a wheel's file name apart; null when it is none. */
export function parseWheelName(fileName: string): WheelName | null {
  const [, name, version, platforms] = form.exec(fileName) ?? [];
  if (name === undefined || version === undefined || platforms === undefined) return null;
  return { package: normalName(name), version, platforms: platforms.split(".") };
}

/** The one spelling of a package's name that indexes know (PEP 503). */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The tags of platforms; Deno's own builds for Linux need glibc. */
const systems: Partial<Record<Computer["os"], RegExp>> = {
  linux: /^(?:many)?linux/,
  darwin: /^macosx/,
  windows: /^win/,
};

const processors: Record<Computer["arch"], RegExp> = {
  x86_64: /(?:_x86_64|_amd64|_universal2)$/,
  aarch64: /(?:_aarch64|_arm64|_universal2)$/,
};

/** Whether a wheel for these platforms runs on a computer. */
export function suits({ platforms }: WheelName, { os, arch }: Computer): boolean {
  return platforms.some((tag) =>
    tag === "any" || (systems[os]?.test(tag) && processors[arch].test(tag))
  );
}
