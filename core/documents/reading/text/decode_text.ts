import { AppError } from "@/core/contract/mod.ts";

/**
 * Turns the bytes of a text file into text: by its byte order mark, else UTF-8, else UTF-16 without
 * a mark, else line by line UTF-8 or Windows-1252 (which Latin-1 is a part of; files that were put
 * together from several sources mix them).
 *
 * @param options.fallback an encoding that the file itself names, for what is no Unicode.
 * @throws {AppError} `document_format_unknown` when it is no text at all.
 */
export function decodeText(bytes: Uint8Array, options: { fallback?: string } = {}): string {
  const text = decode(bytes, options);
  if (isBinary(text)) throw new AppError("document_format_unknown");
  return text;
}

function decode(bytes: Uint8Array, { fallback = "utf-8" }: { fallback?: string }): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const wide = wideEncoding(bytes.subarray(0, sampleBytes));
  if (wide) return new TextDecoder(wide).decode(bytes);
  const text = decodeStrictly(bytes);
  if (text !== null) return text;
  return /^utf/i.test(fallback) ? decodeLines(bytes) : new TextDecoder(fallback).decode(bytes);
}

/** As much of a file as tells what it is. */
const sampleBytes = 4096;

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: in European texts nearly every second byte is zero. */
function wideEncoding(sample: Uint8Array): string | null {
  const zeros = [0, 0];
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.3;
  if (odd > many && even < odd / 10) return "utf-16le";
  if (even > many && odd < even / 10) return "utf-16be";
  return null;
}

/** Null for what is no UTF-8. */
function decodeStrictly(bytes: Uint8Array): string | null {
  // Several times as fast as the strict decoder, which is asked only where something was replaced.
  const text = new TextDecoder().decode(bytes);
  if (!text.includes("\ufffd")) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeLines(bytes: Uint8Array): string {
  const western = new TextDecoder("windows-1252");
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    lines.push(decodeStrictly(line) ?? western.decode(line));
    start = end;
  }
  return lines.join("");
}

const lineFeed = 10;

/** Whether decoded bytes are no text: a NUL, or more than the odd control character. */
function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const controls = text.slice(0, 100_000).match(controlCharacters)?.length ?? 0;
  return controls > Math.min(text.length, 100_000) / 100;
}

/** Tab, line ends, form feed and escape (terminal colours) do occur in texts. */
// deno-lint-ignore no-control-regex
const controlCharacters = /[\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/g;
