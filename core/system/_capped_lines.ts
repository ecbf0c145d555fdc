/** How much of a child's output is taken in; what lies beyond is read and dropped. */
export interface OutputLimits {
  /** A longer line is cut. */
  lineBytes: number;
  /** After so much in all, nothing more is handed on. */
  totalBytes: number;
}

const lineFeed = 10;

/**
 * The lines of a byte stream, without their ends. However long a line or the whole is, no more than
 * `lineBytes` is held; invalid UTF-8 becomes replacement characters.
 */
export async function* cappedLines(
  stream: ReadableStream<Uint8Array>,
  { lineBytes, totalBytes }: OutputLimits,
): AsyncGenerator<string> {
  let open: Uint8Array[] = [];
  let openBytes = 0;
  let left = totalBytes;
  const keep = (part: Uint8Array) => {
    const kept = part.subarray(0, Math.max(0, Math.min(lineBytes - openBytes, left)));
    if (kept.length > 0) open.push(kept);
    openBytes += kept.length;
    left -= kept.length;
  };
  const take = () => {
    const line = decode(open);
    open = [];
    openBytes = 0;
    return line;
  };
  for await (const bytes of stream) {
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      keep(bytes.subarray(start, end));
      start = end + 1;
      if (left > 0) yield take();
    }
    keep(bytes.subarray(start));
  }
  if (openBytes > 0) yield take();
}

function decode(parts: Uint8Array[]): string {
  const decoder = new TextDecoder();
  const text = parts.map((part) => decoder.decode(part, { stream: true })).join("");
  return (text + decoder.decode()).replace(/\r$/, "");
}
