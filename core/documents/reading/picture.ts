import { AppError } from "@/core/contract/mod.ts";

/** Why a file of none of our formats is refused: a picture may well show text, and says so. */
export function unknownFormat(head: Uint8Array): AppError {
  return new AppError(isPicture(head) ? "document_is_picture" : "document_format_unknown");
}

/** Whether a file begins as pictures of cameras, scanners, telephones and screens do. */
export function isPicture(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 16));
  return signatures.some((signature) => signature.test(text));
}

/** PNG, JPEG, GIF, TIFF, BMP, WebP, HEIF and AVIF, as their bytes read in Latin-1. */
const signatures = [
  /^\x89PNG\r\n/,
  /^\xff\xd8\xff/,
  /^GIF8[79]a/,
  /^(?:II\*\0|MM\0\*)/,
  /^BM[^]{4}\0{4}/,
  /^RIFF[^]{4}WEBP/,
  /^[^]{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif)/,
];
