import { Buffer } from "node:buffer";
import { createDecipheriv, createHash } from "node:crypto";
import { AppError } from "@/core/contract/mod.ts";
import { spunHash } from "./spun_hash.ts";
import type { Unlock } from "./unlock.ts";

/** `CALG_AES_128`, `_192` and `_256` ([MS-OFFCRYPTO] 2.3.2). */
const aesKeyBits: ReadonlyMap<number, number> = new Map([
  [0x660e, 128],
  [0x660f, 192],
  [0x6610, 256],
]);

const times = 50_000;
const saltBytes = 16;
const verifierBytes = 16;

/** Word 2007: SHA-1 and AES block by block ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9). */
export function standardKey(info: Uint8Array): Unlock {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const headerBytes = info.length >= 16 ? view.getUint32(0, true) : info.length;
  // The header's length, the header, the salt's length, the salt, two parts that tell a right key.
  const saltAt = 4 + headerBytes + 4;
  const verifierAt = saltAt + saltBytes;
  const hashAt = verifierAt + verifierBytes + 4;
  if (hashAt + 32 > info.length) throw new AppError("document_damaged");
  const keyBits = aesKeyBits.get(view.getUint32(12, true));
  if (keyBits === undefined) throw new AppError("document_encrypted");
  const salt = info.subarray(saltAt, verifierAt);
  return (password) => {
    const key = derived(spunHash(password, { salt, hash: "sha1", times })).subarray(0, keyBits / 8);
    const open = (bytes: Uint8Array) => decipher(bytes, key);
    const verifier = open(info.subarray(verifierAt, verifierAt + verifierBytes));
    const expected = open(info.subarray(hashAt, hashAt + 32)).subarray(0, 20);
    const isRight = sha1(verifier).equals(expected);
    return isRight ? open : null;
  };
}

/** [MS-OFFCRYPTO] 2.3.4.7, for block 0. */
function derived(spun: Uint8Array): Uint8Array {
  const last = sha1(spun, new Uint8Array(4));
  const half = (filler: number) => {
    const block = new Uint8Array(64).fill(filler);
    last.forEach((byte, at) => block[at]! ^= byte);
    return sha1(block);
  };
  return new Uint8Array([...half(0x36), ...half(0x5c)]);
}

function sha1(...parts: Uint8Array[]) {
  const hash = createHash("sha1");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function decipher(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const whole = bytes.subarray(0, bytes.length - bytes.length % 16);
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
}
