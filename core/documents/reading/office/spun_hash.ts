import { hash } from "node:crypto";
import { AppError } from "@/core/contract/mod.ts";

/** More than [MS-OFFCRYPTO] allows would only take time. */
const mostTimes = 10_000_000;

/** A salted password, hashed again and again so that guessing takes long ([MS-OFFCRYPTO] 2.3.4.7). */
export function spunHash(
  password: string,
  { salt, hash: name, times }: { salt: Uint8Array; hash: string; times: number },
): Uint8Array {
  if (!(times >= 0 && times <= mostTimes)) throw new AppError("document_damaged");
  const letters = Uint16Array.from(password, (_, at) => password.charCodeAt(at));
  const first = new Uint8Array([...salt, ...new Uint8Array(letters.buffer)]);
  const previous = hash(name, first, "buffer");
  const numbered = new Uint8Array(4 + previous.length);
  const number = new DataView(numbered.buffer);
  numbered.set(previous, 4);
  for (let at = 0; at < times; at++) {
    number.setUint32(0, at, true);
    numbered.set(hash(name, numbered, "buffer"), 4);
  }
  return numbered.slice(4);
}
