import { Buffer } from "node:buffer";
import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@/core/contract/mod.ts";
import { scanXml } from "../docx/scan_xml.ts";
import { spunHash } from "./spun_hash.ts";
import type { Unlock } from "./unlock.ts";

/** How a key is made and used ([MS-OFFCRYPTO] 2.3.4.10). */
interface Ways {
  salt: Uint8Array;
  hash: string;
  keyBytes: number;
  blockBytes: number;
}

type Attributes = Record<string, string>;

/** What each of the keys made from a password is for ([MS-OFFCRYPTO] 2.3.4.13). */
const blockKeys = {
  verifier: Uint8Array.fromHex("fea7d2763b4b9e79"),
  verifierHash: Uint8Array.fromHex("d7aa0f6d3061344e"),
  key: Uint8Array.fromHex("146e0be7abacd0d6"),
};

/** The package is enciphered in pieces of this length. */
const segmentBytes = 4096;

/** Word since 2010: what the description in XML says ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15). */
export function agileKey(description: string): Unlock {
  const { keyData, encryptedKey } = describedBy(description);
  const data = waysOf(keyData);
  const ways = waysOf(encryptedKey);
  return (password) => {
    const spun = spunHash(password, { ...ways, times: Number(encryptedKey["spinCount"]) });
    const opened = (name: string, blockKey: Uint8Array) => {
      const hashed = createHash(ways.hash).update(spun).update(blockKey).digest();
      const key = fitted(hashed, ways.keyBytes);
      return decipher(bytesOf(encryptedKey, name), { key, iv: fitted(ways.salt, ways.blockBytes) });
    };
    const verifier = createHash(ways.hash)
      .update(opened("encryptedVerifierHashInput", blockKeys.verifier)).digest();
    const expected = opened("encryptedVerifierHashValue", blockKeys.verifierHash);
    if (!isSame(verifier, expected.subarray(0, verifier.length))) return null;
    const key = opened("encryptedKeyValue", blockKeys.key).subarray(0, ways.keyBytes);
    return (sealed) => decipherSegments(sealed, { ...data, key });
  };
}

function decipherSegments(sealed: Uint8Array, ways: Ways & { key: Uint8Array }): Uint8Array {
  const plain = new Uint8Array(sealed.length);
  const number = new Uint8Array(4);
  for (let at = 0; at < sealed.length; at += segmentBytes) {
    new DataView(number.buffer).setUint32(0, at / segmentBytes, true);
    const hashed = createHash(ways.hash).update(ways.salt).update(number).digest();
    const iv = fitted(hashed, ways.blockBytes);
    plain.set(decipher(sealed.subarray(at, at + segmentBytes), { key: ways.key, iv }), at);
  }
  return plain;
}

function decipher(
  bytes: Uint8Array,
  { key, iv }: { key: Uint8Array; iv: Uint8Array },
): Uint8Array {
  if (bytes.length % iv.length !== 0) throw new AppError("document_damaged");
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Cut, or filled up with 0x36 ([MS-OFFCRYPTO] 2.3.4.11). */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  const filled = new Uint8Array(length).fill(0x36);
  filled.set(bytes.subarray(0, length));
  return filled;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function describedBy(xml: string): { keyData: Attributes; encryptedKey: Attributes } {
  const found: Record<string, Attributes> = {};
  scanXml(xml, {
    open(name, attribute) {
      const read = (key: string): [string, string] => [key, attribute(key) ?? ""];
      found[name] = Object.fromEntries(attributeNames.map(read));
    },
    close() {},
    text() {},
  });
  const { keyData, encryptedKey } = found;
  // Files can also be locked for the owner of a certificate, and then for no password at all.
  if (!keyData || !encryptedKey) throw new AppError("document_encrypted");
  return { keyData, encryptedKey };
}

const attributeNames = [
  ...["saltValue", "hashAlgorithm", "keyBits", "blockSize", "cipherAlgorithm", "cipherChaining"],
  ...["spinCount", "encryptedVerifierHashInput", "encryptedVerifierHashValue", "encryptedKeyValue"],
];

const hashes: Readonly<Record<string, string>> = {
  SHA1: "sha1",
  "SHA-1": "sha1",
  SHA256: "sha256",
  SHA384: "sha384",
  SHA512: "sha512",
};

function waysOf(attributes: Attributes): Ways {
  const hash = hashes[attributes["hashAlgorithm"] ?? ""];
  const [keyBytes, blockBytes] = [
    Number(attributes["keyBits"]) / 8,
    Number(attributes["blockSize"]),
  ];
  const isKnown = attributes["cipherAlgorithm"] === "AES" && blockBytes === 16 &&
    attributes["cipherChaining"] === "ChainingModeCBC" && [16, 24, 32].includes(keyBytes);
  if (hash === undefined || !isKnown) throw new AppError("document_encrypted");
  return { salt: bytesOf(attributes, "saltValue"), hash, keyBytes, blockBytes };
}

function bytesOf(attributes: Attributes, name: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(attributes[name] ?? "");
  } catch (cause) {
    throw new AppError("document_damaged", {}, { cause });
  }
}
