import { isAbsolute, join, normalize, sep } from "node:path";
import { AppError } from "@/core/contract/mod.ts";

/**
 * Joins names under a root and refuses whatever would leave it: `..`, absolute parts, NUL, and
 * Windows drive or stream names.
 *
 * The comparison is by path segment, so that `/data-secret` is not taken for a part of `/data`.
 *
 * @throws {AppError} `bad_input` when a part points outside the root.
 */
export function safeJoin(root: string, ...parts: string[]): string {
  if (parts.some(isUnsafePart)) throw outside();
  const base = normalize(root.endsWith(sep) ? root : root + sep);
  const path = normalize(join(base, ...parts));
  if (path + sep !== base && !path.startsWith(base)) throw outside();
  return path;
}

function isUnsafePart(part: string): boolean {
  return part.includes("\0") || part.includes(":") || isAbsolute(part) ||
    part.split(/[/\\]/).includes("..");
}

function outside(): AppError {
  return new AppError("bad_input", { detail: "path" });
}
