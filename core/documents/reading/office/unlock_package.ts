import { AppError } from "@/core/contract/mod.ts";
import { decodeText } from "../text/decode_text.ts";
import { agileKey } from "./agile_key.ts";
import { openCompoundFile } from "./compound_file.ts";
import { standardKey } from "./standard_key.ts";
import type { Unlock } from "./unlock.ts";

/**
 * The Word file inside of one with a password ([MS-OFFCRYPTO] 2.3.4), given that password.
 *
 * @throws {AppError} `document_needs_password` without one, `document_password_wrong`,
 * `document_encrypted` for ways of locking that hardly anybody uses, `document_format_unknown` for a
 * Word file of before 2007, `document_damaged`
 */
export function unlockPackage(bytes: Uint8Array, password: string | undefined): Uint8Array {
  const file = openCompoundFile(bytes);
  const sealed = file.read("EncryptedPackage");
  if (sealed === null) throw new AppError("document_format_unknown");
  if (password === undefined) throw new AppError("document_needs_password");
  const info = file.read("EncryptionInfo");
  if (info === null || sealed.length < sizeBytes) throw new AppError("document_damaged");
  const decipher = unlockOf(info)(password);
  if (decipher === null) throw new AppError("document_password_wrong");
  const size = new DataView(sealed.buffer, sealed.byteOffset).getUint32(0, true);
  return decipher(sealed.subarray(sizeBytes)).subarray(0, size);
}

/** The package's own length, before it. */
const sizeBytes = 8;

/** The two ways, by the version of the stream: 4.4 is "agile", 2.2 to 4.2 are "standard". */
function unlockOf(info: Uint8Array): Unlock {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  if (info.length < 8) throw new AppError("document_damaged");
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)];
  if (major === 4 && minor === 4) return agileKey(decodeText(info.subarray(8)));
  if (minor === 2 && major >= 2 && major <= 4) return standardKey(info.subarray(8));
  throw new AppError("document_encrypted");
}
