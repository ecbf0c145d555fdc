import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A linted file's path from the repository's root, with forward slashes. */
export function repositoryPath(filename: string): string {
  const path = filename.startsWith("file:") ? fileURLToPath(filename) : filename;
  return relative(repository, path).split(sep).join("/");
}

/** What an import leads to: one of our files, or a package (Node's own modules are `node:`). */
export type Target = { file: string } | { package: string };

/** Resolves an import specifier as it stands in `path`. */
export function resolveImport(path: string, specifier: string): Target {
  if (specifier.startsWith("@/")) return { file: specifier.slice(2) };
  if (specifier.startsWith(".")) return { file: posix.join(posix.dirname(path), specifier) };
  if (specifier.startsWith("node:")) return { package: "node:" };
  const bare = specifier.replace(/^npm:\/?/, "");
  const name = /^(@[^/]+\/[^/@]+|[^/@]+)/.exec(bare)?.[0] ?? bare;
  return { package: name };
}

/** Whether `path` is `place` or lies in it; a place that is a folder ends in "/". */
export function isIn(path: string, place: string): boolean {
  return place.endsWith("/") ? path.startsWith(place) : path === place;
}

/** Tests and what only builds or measures: not part of the program. */
export function isOutsideProgram(path: string): boolean {
  return isTest(path) ||
    ["tasks/", "bench/", "e2e/", "web/fixtures/"].some((place) => isIn(path, place));
}

/** A test file, or the suite and doubles that tests share. */
export function isTest(path: string): boolean {
  return /(_test\.tsx?$|(^|\/)_?testing(\.ts$|\/)|\/fixtures\/|_suite\.ts$)/.test(path);
}

/** The room of `core/` that a path lies in, with the rest of the path; null outside of rooms. */
export function roomOf(path: string): { room: string; rest: string } | null {
  const found = /^core\/([^/]+)\/(.+)$/.exec(path);
  return found ? { room: found[1]!, rest: found[2]! } : null;
}
