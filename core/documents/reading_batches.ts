/** Most files that one reader child reads: what its start costs is small beside them. */
const most = 32;
/** Fewer would cost more starts than they save waiting. */
const fewest = 4;
/** So many bytes keep a child busy for some seconds. */
const enoughBytes = 8 * 1024 * 1024;

/**
 * Hands out files in batches, each for one reader child: large ones first and smaller ones towards
 * the end, so that children who work side by side end together.
 */
export function* readingBatches<T extends { bytes: number }>(
  files: readonly T[],
  atOnce: number,
): Generator<T[], void, undefined> {
  for (let start = 0; start < files.length;) {
    const share = Math.ceil((files.length - start) / (2 * atOnce));
    const limit = start + Math.min(most, Math.max(fewest, share));
    let end = start;
    for (let bytes = 0; end < Math.min(limit, files.length); end++) {
      bytes += files[end]!.bytes;
      if (bytes > enoughBytes && end > start) break;
    }
    yield files.slice(start, end);
    start = end;
  }
}
