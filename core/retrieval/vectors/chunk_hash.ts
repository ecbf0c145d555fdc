import { createHash } from "node:crypto";

/** What a vector is kept under: SHA-256 of the chunk's text, in UTF-8. */
export function chunkHash(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
