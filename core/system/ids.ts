import { v7 } from "uuid";
import type { Id } from "@/core/contract/mod.ts";

/** A new id: UUID version 7, so that ids sort by the time of their making. */
export function newId<T extends Id<string>>(): T {
  return v7() as T;
}

/** 256 random bits as base64url, for session cookies, tokens and one-time codes. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** SHA-256 of a text or of bytes, as lower-case hex. */
export async function sha256Hex(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
