import { posix } from "node:path";

/**
 * The path in the archive that a reference in one of its files leads to, without its fragment; null
 * for an address elsewhere, which is never followed.
 */
export function entryPath(from: string, reference: string): string | null {
  const [target = ""] = reference.split("#");
  if (target === "" || /^[a-z][a-z\d+.-]*:|^\/\//i.test(target)) return null;
  return posix.join(posix.dirname(from), decoded(target));
}

/** A percent sign that begins no escape stands for itself. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
