import { atomicWrite } from "./atomic.ts";

/** Closes texts so that only this data folder's key file opens them (DESIGN §8). */
export interface SecretBox {
  /** @param place what the text belongs to; moved elsewhere, it does not open. */
  seal(text: string, place: string): Promise<string>;
  /** @returns null when it was closed with another key file, for another place, or was changed. */
  open(sealed: string, place: string): Promise<string | null>;
}

/** AES-256-GCM; a format to come gets another number. */
const version = 1;
const nonceBytes = 12;
const keyBytes = 32;

/**
 * A box whose key lies in a file of its own (0600), outside of the database and its backups. It
 * protects a stolen database or backup, not against somebody who can read this person's files.
 *
 * The file is made with the first text that is closed: only the process that owns the data folder
 * may close any.
 */
export function createSecretBox({ keyPath }: { keyPath: string }): SecretBox {
  let known: Promise<CryptoKey> | null = null;

  async function keyOr(make: boolean): Promise<CryptoKey | null> {
    if (known) return await known;
    const bytes = await readKey(keyPath) ?? (make ? await makeKey(keyPath) : null);
    if (!bytes) return null;
    known = crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    return await known;
  }

  return {
    async seal(text, place) {
      const key = await keyOr(true);
      if (!key) throw new TypeError("There is no key to close a text with");
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const closed = await crypto.subtle.encrypt(algorithm(nonce, place), key, encode(text));
      return Uint8Array.of(version, ...nonce, ...new Uint8Array(closed)).toBase64();
    },
    async open(sealed, place) {
      const key = await keyOr(false);
      const bytes = bytesOf(sealed);
      if (!key || bytes?.[0] !== version) return null;
      const nonce = bytes.slice(1, 1 + nonceBytes);
      try {
        const closed = bytes.slice(1 + nonceBytes);
        return new TextDecoder().decode(
          await crypto.subtle.decrypt(algorithm(nonce, place), key, closed),
        );
      } catch {
        return null;
      }
    },
  };
}

function algorithm(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encode(`lernwerk ${version} ${place}`) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function bytesOf(sealed: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(sealed);
  } catch {
    return null;
  }
}

/** A file of another length is no key: nothing opens, and the next text that is closed replaces it. */
async function readKey(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const bytes = await Deno.readFile(path);
    return bytes.length === keyBytes ? bytes : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function makeKey(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  await atomicWrite(path, bytes);
  return bytes;
}
