import { AppError } from "@/core/contract/mod.ts";

const longestName = 255;
/** As much of a long name's end as holds its extension. */
const keptEnd = 40;

/**
 * A file's name as it is kept: composed (NFC), without control characters, at most 255 characters
 * long. It is shown to people and never used on a disk, so that `../` in it is just text.
 *
 * @throws {AppError} `document_name_unusable` when it holds a NUL or nothing is left of it.
 */
export function documentName(name: string): string {
  if (name.includes("\0")) throw new AppError("document_name_unusable");
  const letters = [...name.toWellFormed().normalize("NFC").replaceAll(/\p{Cc}/gu, "").trim()];
  if (letters.length === 0) throw new AppError("document_name_unusable");
  if (letters.length <= longestName) return letters.join("");
  const start = letters.slice(0, longestName - keptEnd - 1).join("");
  return `${start}…${letters.slice(-keptEnd).join("")}`;
}
