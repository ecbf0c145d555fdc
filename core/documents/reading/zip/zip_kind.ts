import { endingOf } from "@/core/contract/mod.ts";

/** What lies in a ZIP container. */
export type ZipKind = "docx" | "epub" | "zip";

/**
 * What a ZIP container is, by the first entry in it (APPNOTE 4.3.7) and, where that is mute, by the
 * name: undefined for no container at all, null for one of a kind that we do not read.
 */
export function zipKind(head: Uint8Array, name: string): ZipKind | null | undefined {
  if (startsWith(head, endOfDirectory)) return "zip";
  if (!startsWith(head, localHeader)) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const nameEnd = 30 + (head.length >= 30 ? view.getUint16(26, true) : 0);
  const first = ascii(head.subarray(30, nameEnd));
  const ending = endingOf(name);
  if (first === "mimetype") {
    const content = ascii(head.subarray(nameEnd + view.getUint16(28, true)));
    return ending === "epub" || content.startsWith("application/epub+zip") ? "epub" : null;
  }
  if (officePart.test(first)) return "docx";
  return ending === "docx" || ending === "epub" ? ending : "zip";
}

/** The first record of an archive with files in it, and the only one of an empty archive. */
const localHeader = [0x50, 0x4b, 0x03, 0x04];
const endOfDirectory = [0x50, 0x4b, 0x05, 0x06];

/** Where Office Open XML packages begin; whether it is a text is seen when it is read. */
const officePart = /^(\[Content_Types\]\.xml$|_rels\/|word\/|docProps\/|customXml\/)/;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
