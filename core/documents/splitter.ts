import { defaultSeparators } from "./separators.ts";
import { indexTokens, type TokenIndex } from "./tokens/token_index.ts";
import type { TokenCounter } from "./tokens/token_counter.ts";

/** A part of a text: `text.slice(start, end)`, in UTF-16 units. */
export interface Chunk {
  text: string;
  tokens: number;
  start: number;
  end: number;
}

/** How a text is split; sizes in tokens. */
export interface SplitOptions {
  size: number;
  overlap: number;
  /** Tried in order; the empty one, between any two characters, belongs last. */
  separators?: readonly string[];
}

/**
 * Splits a text into chunks of at most `size` tokens, at the coarsest separators that allow it,
 * each beginning with up to `overlap` tokens of the one before.
 *
 * The chunks are those of `RecursiveCharacterTextSplitter` in @langchain/textsplitters 1.0.2 with
 * token length and kept separators, with one exception: no cut parts a surrogate pair. Separators
 * lead the piece that follows them, and may overlap (three newlines hold two blank lines).
 *
 * @throws {RangeError} when the overlap is not smaller than the size.
 */
export function splitText(
  text: string,
  options: SplitOptions,
  counter: TokenCounter,
): Generator<Chunk, void, undefined> {
  return splitIndexed({ text, index: indexTokens(text, counter) }, options);
}

/** A text with the index of its tokens, which serves any number of splittings. */
export interface IndexedText {
  text: string;
  index: TokenIndex;
}

/** The same for a text whose tokens are counted already; see {@link splitText}. */
export function* splitIndexed(
  { text, index }: IndexedText,
  { size, overlap, separators = defaultSeparators }: SplitOptions,
): Generator<Chunk, void, undefined> {
  if (!(overlap < size)) throw new RangeError(`overlap ${overlap} is not below size ${size}`);
  const splitting: Splitting = { text, size, overlap, index };
  for (const range of splitRange(splitting, { start: 0, end: text.length }, separators)) {
    const { start, end } = range;
    yield { text: text.slice(start, end), tokens: index.count(start, end), start, end };
  }
}

interface Splitting extends IndexedText {
  size: number;
  overlap: number;
}

interface Range {
  start: number;
  end: number;
}

function* splitRange(
  splitting: Splitting,
  range: Range,
  separators: readonly string[],
): Generator<Range, void, undefined> {
  const { text, size, index } = splitting;
  const part = text.slice(range.start, range.end);
  const found = separators.findIndex((separator) => part.includes(separator));
  const separator = separators[found] ?? separators.at(-1) ?? "";
  const finer = found < 0 || separator === "" ? undefined : separators.slice(found + 1);
  const window = createWindow(splitting);
  for (const piece of piecesOf(part, range.start, separator)) {
    const tokens = index.count(piece.start, piece.end);
    if (tokens < size) {
      yield* window.add(piece, tokens);
      continue;
    }
    yield* window.flush();
    if (finer) yield* splitRange(splitting, piece, finer);
    else yield piece;
  }
  yield* window.flush();
}

/** The pieces of a part that begins at `offset`: a cut before each occurrence of the separator. */
function* piecesOf(part: string, offset: number, separator: string): Generator<Range> {
  let start = 0;
  while (start < part.length) {
    const end = nextCut(part, start, separator);
    yield { start: offset + start, end: offset + end };
    start = end;
  }
}

function nextCut(part: string, start: number, separator: string): number {
  if (separator === "") return start + (part.codePointAt(start)! > 0xffff ? 2 : 1);
  const found = part.indexOf(separator, start + 1);
  return found < 0 ? part.length : found;
}

/**
 * Collects neighbouring pieces until the next one no longer fits, hands them out as one range, and
 * keeps the last of them, up to the overlap, as the beginning of the next range.
 */
function createWindow({ text, size, overlap }: Splitting) {
  let pieces: (Range & { tokens: number })[] = [];
  let total = 0;

  function* add(piece: Range, tokens: number) {
    if (total + tokens > size && pieces.length > 0) {
      yield* whole();
      const kept = pieces.findIndex((first) => {
        if (total <= overlap && total + tokens <= size) return true;
        total -= first.tokens;
        return false;
      });
      pieces = kept < 0 ? [] : pieces.slice(kept);
    }
    pieces.push({ ...piece, tokens });
    total += tokens;
  }

  function* flush() {
    yield* whole();
    pieces = [];
    total = 0;
  }

  function* whole() {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return;
    const trimmed = trim(text, { start: first.start, end: last.end });
    if (trimmed.start < trimmed.end) yield trimmed;
  }

  return { add, flush };
}

function trim(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end);
  const leading = part.length - part.trimStart().length;
  return { start: start + leading, end: start + Math.max(leading, part.trimEnd().length) };
}
