import { z } from "zod";
import { AppError, chunkSizesSchema, type ErrorData } from "@/core/contract/mod.ts";
import type { Runtime } from "@/core/system/mod.ts";
import { splitText } from "../splitter.ts";
import { loadTokenCounter } from "../tokens/token_counter.ts";
import { readDocument } from "./read_document.ts";
import type { Reading } from "./reading.ts";

/** What the reader child is asked. */
export const readRequestSchema = z.object({
  path: z.string(),
  /** The file's name where that is not its path: it tells Markdown from text. */
  name: z.string(),
  /** Split the text as well. */
  sizes: chunkSizesSchema.nullable(),
});

export type ReadRequest = z.infer<typeof readRequestSchema>;

/** Where a chunk begins and ends, and its tokens. */
export type ChunkPlace = [start: number, end: number, tokens: number];

/** The one line that the reader child writes. */
export type ReadAnswer =
  | { ok: true; reading: Reading; chunks: ChunkPlace[] }
  | { ok: false; error: ErrorData };

/**
 * The reader child: reads one file, splits its text, answers in one line of JSON on stdout, ends.
 *
 * Files of strangers are read here and nowhere else. Whatever a crafted file may do to a reader, it
 * meets a process that has put down every right before it looks at the content, has no secrets, and
 * is ended by its parent when it takes too long or too much memory.
 */
export async function readMain(runtime: Runtime, [request = ""]: readonly string[]): Promise<0> {
  const answer = await answerTo(runtime, readRequestSchema.parse(JSON.parse(request)));
  const line = new TextEncoder().encode(JSON.stringify(answer) + "\n");
  for (let written = 0; written < line.length;) {
    written += await Deno.stdout.write(line.subarray(written));
  }
  return 0;
}

async function answerTo(runtime: Runtime, request: ReadRequest): Promise<ReadAnswer> {
  try {
    const bytes = await Deno.readFile(request.path);
    const wasm = await runtime.readAsset("native/pdfium.wasm");
    putDownRights();
    const loadPdfium = () => Promise.resolve(wasm);
    const reading = await readDocument({ bytes, name: request.name, loadPdfium });
    return { ok: true, reading, chunks: request.sizes ? await split(reading, request.sizes) : [] };
  } catch (error) {
    return { ok: false, error: refusal(error) };
  }
}

/** A compiled binary starts with all rights; from source they were not given to begin with. */
export function putDownRights(): void {
  for (const name of ["read", "write", "net", "env", "run", "sys", "ffi"] as const) {
    Deno.permissions.revokeSync({ name });
  }
}

async function split(
  { text }: Reading,
  { chunkTokens, chunkOverlap }: NonNullable<ReadRequest["sizes"]>,
): Promise<ChunkPlace[]> {
  const sizes = { size: chunkTokens, overlap: chunkOverlap };
  const chunks = splitText(text, sizes, await loadTokenCounter());
  return chunks.map(({ start, end, tokens }): ChunkPlace => [start, end, tokens]).toArray();
}

/** What a reader trips over by surprise is a fault of the file, or a lack of memory. */
function refusal(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  if (unopenable.some((kind) => error instanceof kind)) {
    return { code: "document_file_missing", params: {} };
  }
  const lacksMemory = error instanceof RangeError && /alloc|memory|bytes left/i.test(error.message);
  if (lacksMemory) return { code: "document_too_heavy", params: { limit: memoryLimitText } };
  return { code: "document_damaged", params: {} };
}

const unopenable = [
  ...[Deno.errors.NotFound, Deno.errors.PermissionDenied, Deno.errors.IsADirectory],
];

/** Most memory that reading a file may take. */
export const memoryLimitMb = 2048;
/** The same limit in words for people. */
export const memoryLimitText = "2 GB";
