import { AppError, type ErrorData, type LeftOutFile } from "@/core/contract/mod.ts";
import type { ReaderDeps } from "./reader_types.ts";
import { lostChild, startReaderChild, timedLines } from "./reader_child.ts";
import type { UnpackAnswer } from "./reading/zip/unpack_main.ts";

/** A file of an archive, as it comes out. */
export interface ArchivedFile {
  /** Its path in the archive. */
  name: string;
  /** Fails with an {@link AppError} when it cannot be unpacked. */
  stream: ReadableStream<Uint8Array>;
}

/** Opens archives of strangers, each in a child process of its own. */
export interface Unpacker {
  /**
   * The files of an archive that may be documents, in its order. What is left of a file's content
   * when the next one is asked for is passed over.
   *
   * @throws {AppError} `document_damaged`, `document_unsafe`, `document_bomb`, `document_too_heavy`;
   * the signal's reason
   */
  unpack(path: string, options?: UnpackOptions): AsyncGenerator<ArchivedFile, void, undefined>;
}

/** What may be wanted of unpacking. */
export interface UnpackOptions {
  signal?: AbortSignal | undefined;
  /** Hears of each file or folder that is not handed out, before the first that is. */
  onLeftOut?: ((file: LeftOutFile) => void) | undefined;
}

const defaultTimeoutMs = 60_000;

/** Builds it; it starts the same child as the reader. */
export function createUnpacker(
  { timeoutMs = defaultTimeoutMs, ...deps }: ReaderDeps,
): Unpacker {
  return {
    async *unpack(path, { signal, onLeftOut } = {}) {
      await using child = await startReaderChild(deps, [path], ([unpack = path]) => ({ unpack }));
      await child.closeInput();
      const lines = timedLines(child, { timeoutMs, signal });
      for await (const line of lines) {
        const answer: UnpackAnswer = JSON.parse(line);
        if ("refused" in answer) throw asError(answer.refused);
        if ("leftOut" in answer) onLeftOut?.(answer.leftOut);
        if (!("begins" in answer)) continue;
        yield { name: answer.begins, stream: contentOf(lines) };
      }
      signal?.throwIfAborted();
      if ((await child.status).code !== 0) throw await lostChild(child);
    },
  };
}

/** The pieces up to the file's end. */
function contentOf(lines: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      const answer: UnpackAnswer | null = next.done ? null : JSON.parse(next.value);
      if (answer && "piece" in answer) controller.enqueue(Uint8Array.fromBase64(answer.piece));
      else if (answer && "ends" in answer && !answer.error) controller.close();
      else controller.error(asError(endOf(answer)));
    },
  }, { highWaterMark: 0 });
}

function endOf(answer: UnpackAnswer | null): ErrorData {
  if (answer && "ends" in answer && answer.error) return answer.error;
  return { code: "document_damaged", params: {} };
}

function asError({ code, params }: ErrorData): AppError {
  return new AppError(code, params);
}
