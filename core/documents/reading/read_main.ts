import { z } from "zod";
import { chunkSizesSchema, type ErrorData } from "@/core/contract/mod.ts";
import type { Runtime } from "@/core/system/mod.ts";
import { separatorsFor } from "../separators.ts";
import { splitText } from "../splitter.ts";
import { loadTokenCounter } from "../tokens/token_counter.ts";
import { askedLines } from "./asked_lines.ts";
import { readDocument } from "./read_document.ts";
import type { Reading } from "./reading.ts";
import { refusal } from "./refusal.ts";
import { putDownRights } from "./rights.ts";
import { writeLine } from "./write_line.ts";
import { unpackMain } from "./zip/unpack_main.ts";

const readFilesSchema = z.object({
  files: z.array(z.object({
    path: z.string(),
    /** The file's name where that is not its path: it tells Markdown from text. */
    name: z.string(),
  })),
  /** Split the texts as well. */
  sizes: chunkSizesSchema.nullable(),
  /** At the marks of their formats first. */
  splitByFormat: z.boolean(),
});

/** What the reader child is asked: to read files, or to unpack an archive. */
export const readRequestSchema = z.union([
  readFilesSchema,
  z.object({ unpack: z.string() }),
]);

/** A line on the reader child's stdin: the next file, and its password where it needs one. */
export const nextFileSchema = z.object({ at: z.int().min(0), password: z.string().optional() });

export type NextFile = z.infer<typeof nextFileSchema>;

export type ReadRequest = z.infer<typeof readRequestSchema>;
type ReadFiles = z.infer<typeof readFilesSchema>;

/** Where a chunk begins and ends, and its tokens. */
export type ChunkPlace = [start: number, end: number, tokens: number];

/** The line that the reader child writes for each file. */
export type ReadAnswer =
  | { ok: true; reading: Reading; chunks: ChunkPlace[] }
  | { ok: false; error: ErrorData };

/**
 * The reader child: the first line of JSON on stdin is its list; for each further one it reads a file
 * of the list, splits its text and answers in one line of JSON on stdout; it ends with stdin. Names and
 * passwords come this way because the arguments of a process are few and can be seen by others.
 *
 * Files of strangers are read here and nowhere else. Whatever a crafted file may do to a reader, it
 * meets a process that has opened its files and put down every right before it looks at any content,
 * has no secrets, and is ended by its parent when it takes too long or too much memory.
 */
export async function readMain(runtime: Runtime): Promise<0> {
  const lines = askedLines();
  const request = await lines.next();
  if (request.done) return 0;
  const asked = readRequestSchema.parse(JSON.parse(request.value));
  if ("unpack" in asked) return await unpackMain(asked.unpack);
  const files = await Promise.all(asked.files.map(({ path }) => open(path)));
  const wasm = await runtime.readAsset("native/pdfium.wasm");
  putDownRights();
  let compiled: Promise<WebAssembly.Module> | undefined;
  const loadPdfium = () => compiled ??= WebAssembly.compile(wasm);
  for await (const line of lines) {
    const { at, password } = nextFileSchema.parse(JSON.parse(line));
    const name = asked.files[at]?.name ?? "";
    const read = async () =>
      await readDocument({ bytes: await contentOf(files[at]), name, password, loadPdfium });
    await writeLine(JSON.stringify(await answerTo(read, { ...asked, name })));
  }
  return 0;
}

/** An open file, or why it cannot be opened. */
type Opened = Deno.FsFile | { error: unknown };

async function open(path: string): Promise<Opened> {
  return await Deno.open(path).catch((error) => ({ error }));
}

async function contentOf(file: Opened | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (file === undefined) throw new RangeError("there is no such file in the list");
  if ("error" in file) throw file.error;
  // Asking for its size would need the right to read, which is put down.
  const bytes = new Uint8Array(await file.seek(0, Deno.SeekMode.End));
  await file.seek(0, Deno.SeekMode.Start);
  let filled = 0;
  for (let read: number | null = 0; read !== null && filled < bytes.length; filled += read ?? 0) {
    read = await file.read(bytes.subarray(filled));
  }
  return bytes.subarray(0, filled);
}

async function answerTo(
  read: () => Promise<Reading>,
  asked: ReadFiles & { name: string },
): Promise<ReadAnswer> {
  try {
    const reading = await read();
    return { ok: true, reading, chunks: await split(reading, asked) };
  } catch (error) {
    return { ok: false, error: refusal(error) };
  }
}

async function split(
  { text, format }: Reading,
  { name, sizes, splitByFormat }: ReadFiles & { name: string },
): Promise<ChunkPlace[]> {
  if (sizes === null) return [];
  const options = {
    size: sizes.chunkTokens,
    overlap: sizes.chunkOverlap,
    ...(splitByFormat && { separators: separatorsFor(format, name) }),
  };
  const chunks = splitText(text, options, await loadTokenCounter());
  return chunks.map(({ start, end, tokens }): ChunkPlace => [start, end, tokens]).toArray();
}
