import { type ErrorData, type LeftOutFile, leftOutOf } from "@/core/contract/mod.ts";
import { refusal } from "../refusal.ts";
import { putDownRights } from "../rights.ts";
import { writeLine } from "../write_line.ts";
import { type Archive, type ArchiveLimits, openArchive } from "./archive.ts";
import { FileReader } from "./file_reader.ts";

/**
 * One line of what an unpacking child writes: what is left out; a file begins, a piece of it, its end;
 * or none at all.
 */
export type UnpackAnswer =
  | { leftOut: LeftOutFile }
  | { begins: string }
  | { piece: string }
  | { ends: true; error: ErrorData | null }
  | { refused: ErrorData };

/** The limits of an archive of documents: as many and as much as people put into one. */
const limits: ArchiveLimits = { parts: 10_000, bytes: 4e9 };

/** So many bytes are handed over in one line. */
const pieceBytes = 384 * 1024;

/**
 * The unpacking child: writes to stdout which files of an archive are left out, and then those that may
 * be documents, one after the other, piece by piece in base64. As the reader child it puts every right down first.
 */
export async function unpackMain(path: string): Promise<0> {
  try {
    using file = await Deno.open(path);
    putDownRights();
    const archive = await openArchive(new FileReader(file), limits);
    const leftOut = new Map(archive.paths.flatMap((path) => {
      const left = leftOutOf(path);
      return left ? [[left.name, left] as const] : [];
    }));
    for (const left of leftOut.values()) await write({ leftOut: left });
    for (const name of archive.paths) if (!leftOutOf(name)) await writeFile(archive, name);
  } catch (error) {
    await write({ refused: refusal(error) });
  }
  return 0;
}

async function writeFile(archive: Archive, name: string): Promise<void> {
  await write({ begins: name });
  const error = await archive.unpack(name, writePieces).then(() => null, refusal);
  await write({ ends: true, error });
}

async function writePieces(bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    await write({ piece: bytes.subarray(start, start + pieceBytes).toBase64() });
  }
}

async function write(answer: UnpackAnswer): Promise<void> {
  await writeLine(JSON.stringify(answer));
}
