/** What the name of a file below `routes/` or `islands/` makes of it. */
export type FileRole =
  | { role: "route"; pattern: string }
  | { role: "special"; name: SpecialName; dir: string }
  | { role: "island" }
  | { role: "skip" }
  | { role: "problem"; message: string };

/** The files with a meaning of their own. */
export type SpecialName = "_app" | "_layout" | "_middleware" | "_error" | "_404";

const specialExtensions: Readonly<Record<SpecialName, string>> = {
  _app: "tsx",
  _layout: "tsx",
  _error: "tsx",
  _404: "tsx",
  _middleware: "ts",
};

/**
 * Reads a file's role from its path relative to the app's root, such as
 * `routes/projects/[id]/index.tsx`. The conventions are Fresh's; a name that begins with two
 * underscores makes a page whose address begins with one.
 */
export function fileRole(path: string): FileRole {
  const segments = path.split("/");
  const file = segments.at(-1) ?? "";
  if (/_test\.tsx?$/.test(file)) return { role: "skip" };
  if (segments[0] === "islands" || segments.includes("(_islands)")) return islandRole(file);
  if (segments.some((segment) => segment.startsWith("(_"))) return { role: "skip" };
  return routeRole(segments.slice(1, -1), file);
}

function islandRole(file: string): FileRole {
  if (file.startsWith("_")) return { role: "skip" };
  if (/^[A-Z][A-Za-z0-9]*\.tsx$/.test(file)) return { role: "island" };
  return problem(
    "is no island: name it like its component, PascalCase.tsx, or start the name with _ " +
      "if it only helps islands",
  );
}

function routeRole(dirs: string[], file: string): FileRole {
  const [, stem = "", extension = ""] = /^(.+?)\.(tsx?)$/.exec(file) ?? [];
  if (!extension) return problem("is no route: only .ts and .tsx files belong below routes/");
  if (stem in specialExtensions) return specialRole(stem as SpecialName, extension, dirs);
  if (/^_(?!_)/.test(stem)) return { role: "skip" };
  const name = stem.replace(/^__/, "_");
  const parts = [...dirs.filter(isNoGroup), ...(name === "index" ? [] : [name])];
  const bad = parts.find((part, at) => !isPathPart(part, at === parts.length - 1));
  if (bad !== undefined) {
    return problem(
      `has a name that makes no URL ("${bad}"): use lower-case words, [name], or [...name] at the end`,
    );
  }
  return { role: "route", pattern: `/${parts.map(patternPart).join("/")}` };
}

function specialRole(name: SpecialName, extension: string, dirs: string[]): FileRole {
  const wanted = specialExtensions[name];
  if (extension !== wanted) return problem(`must be named ${name}.${wanted}`);
  if (name === "_app" && dirs.length > 0) return problem("must stand directly in routes/");
  return { role: "special", name, dir: dirs.join("/") };
}

function isNoGroup(dir: string): boolean {
  return !/^\([^_].*\)$/.test(dir);
}

function isPathPart(part: string, isLast: boolean): boolean {
  return /^_?[a-z0-9][a-z0-9._-]*$/.test(part) || /^\[[a-zA-Z]\w*\]$/.test(part) ||
    (isLast && /^\[\.\.\.[a-zA-Z]\w*\]$/.test(part));
}

/** `[id]` becomes `:id`, `[...rest]` becomes `:rest{.+}` (Hono's spelling). */
function patternPart(part: string): string {
  const [, rest, name] = /^\[(\.\.\.)?(\w+)\]$/.exec(part) ?? [];
  if (name === undefined) return part;
  return rest ? `:${name}{.+}` : `:${name}`;
}

/** The address that a pattern stands for, without the names of its variables. */
export function anonymousPattern(pattern: string): string {
  return pattern.replace(/:\w+/g, ":");
}

/** Orders patterns so that the more exact one is tried first: word, variable, rest. */
export function comparePatterns(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = vagueness(left[at]) - vagueness(right[at]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function vagueness(part = ""): number {
  if (!part.startsWith(":")) return 0;
  return part.endsWith("{.+}") ? 2 : 1;
}

function problem(message: string): FileRole {
  return { role: "problem", message };
}
