import { basename, dirname, join } from "node:path";
import { AppError, saysDiskFull } from "@/core/contract/mod.ts";
import { freeBytes, newId, removeIfThere, safeJoin, syncFolder } from "@/core/system/mod.ts";

/** A file of a form, as it comes in. */
export interface IncomingModelFile {
  /** As the person's computer calls it, perhaps with folders before it. */
  fileName: string;
  stream: ReadableStream<Uint8Array>;
}

/** How a model is received. */
export interface Receiving {
  /** Where uploaded models lie, each in a folder of its own. */
  folder: string;
  limitBytes: number;
  /** What the sender announced in all; 0 when it did not. */
  announcedBytes: number;
  /** Bytes that we may still write on the disk; tests state them. */
  free?: (folder: string) => Promise<number>;
}

/** A model that lies in its place. */
export interface ReceivedModel {
  /** The file, or the folder with the files. */
  path: string;
  /** What its files were called: a name for people. */
  name: string;
}

/** The ending of a folder whose files are still arriving. */
export const arrivingEnding = ".part";

/** The one file of a GGUF model. */
const ggufName = "model.gguf";

/** What a safetensors folder is read by; whatever else arrives is passed over. */
const wantedNames =
  /^(?:[\w.-]{1,100}\.safetensors(?:\.index\.json)?|(?:config|generation_config|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab|chat_template)\.json|chat_template\.jinja|merges\.txt|vocab\.txt|tokenizer\.model|README\.md|LICEN[SC]E(?:\.\w{1,5})?)$/;

/** Names of files that could run code when they are loaded (see `read_folder.ts`). */
const codeNames = /\.(py|pyc|so|dll|bin|pt|pth|ckpt|pkl|pickle|h5|msgpack)$/i;

/** So much stays free on the disk, for the database and the rest of the computer. */
const keptFreeBytes = 512 * 1024 * 1024;

/** The disk is looked at again after so many bytes. */
const lookEveryBytes = 256 * 1024 * 1024;

/**
 * Takes in a model: one GGUF file, or the files of a safetensors folder. Size and disk are looked at
 * before the first byte is written, and all along; whatever goes wrong, nothing of it stays.
 *
 * @param read reads the form and hands each file over.
 * @throws {AppError} `too_large`, `disk_full`, `model_upload_mixed`, `model_upload_empty`,
 * `model_brings_code`, and what `read` throws.
 */
export async function receiveModel(
  receiving: Receiving,
  read: (onFile: (file: IncomingModelFile) => Promise<void>) => Promise<unknown>,
): Promise<ReceivedModel> {
  const { folder, announcedBytes, limitBytes } = receiving;
  if (announcedBytes > limitBytes) throw tooLarge(limitBytes);
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const disk = diskOf(receiving);
  await disk.refuse(announcedBytes);
  const id = newId();
  const arriving = safeJoin(folder, id + arrivingEnding);
  await Deno.mkdir(arriving, { mode: 0o700 });
  try {
    const taken: string[] = [];
    const space = { left: limitBytes, limitBytes, disk };
    await read(async ({ fileName, stream }) => {
      const name = nameOf(fileName, taken);
      if (name === null) return;
      await writeFile(join(arriving, name), stream, space);
      taken.push(fileName.replaceAll("\\", "/"));
    });
    if (taken.length === 0) throw new AppError("model_upload_empty");
    await syncFolder(arriving);
    await Deno.rename(arriving, safeJoin(folder, id));
    return placed(safeJoin(folder, id), taken[0] ?? "");
  } catch (error) {
    await removeIfThere(arriving);
    throw saysDiskFull(error) ? await disk.full(0, error) : error;
  }
}

/** Under which name a file is kept; null where it is passed over. */
function nameOf(fileName: string, taken: readonly string[]): string | null {
  const name = basename(fileName.replaceAll("\\", "/"));
  const hasGguf = taken.some(isGguf);
  if (isGguf(name) ? taken.length > 0 : hasGguf) throw new AppError("model_upload_mixed");
  if (isGguf(name)) return ggufName;
  if (codeNames.test(name)) throw new AppError("model_brings_code", { file: name, detail: name });
  if (taken.some((other) => basename(other) === name)) throw new AppError("model_upload_mixed");
  return wantedNames.test(name) ? name : null;
}

function isGguf(name: string): boolean {
  return /\.gguf$/i.test(name);
}

/** The name of a GGUF is that of its file, the name of a folder's model that of the folder. */
function placed(path: string, first: string): ReceivedModel {
  if (isGguf(first)) {
    return { path: join(path, ggufName), name: basename(first).replace(/\.gguf$/i, "") };
  }
  const folder = basename(dirname(first));
  return { path, name: folder === "." ? "" : folder };
}

type Disk = ReturnType<typeof diskOf>;

function diskOf({ folder, free = freeBytes }: Receiving) {
  async function full(wanted: number, cause?: unknown): Promise<AppError> {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
    const params = {
      needed_mb: megabytes(wanted + keptFreeBytes),
      free_mb: megabytes(await free(folder)),
    };
    return new AppError("disk_full", params, { cause });
  }
  return {
    full,
    async refuse(wanted: number) {
      if (await free(folder) < wanted + keptFreeBytes) throw await full(wanted);
    },
  };
}

interface Space {
  /** Bytes that the files to come may have together. */
  left: number;
  readonly limitBytes: number;
  readonly disk: Disk;
}

async function writeFile(
  path: string,
  stream: ReadableStream<Uint8Array>,
  space: Space,
): Promise<void> {
  using file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  let sinceLook = 0;
  for await (const piece of stream) {
    space.left -= piece.length;
    if (space.left < 0) throw tooLarge(space.limitBytes);
    sinceLook += piece.length;
    if (sinceLook > lookEveryBytes) {
      await space.disk.refuse(0);
      sinceLook = 0;
    }
    for (let written = 0; written < piece.length;) {
      written += await file.write(piece.subarray(written));
    }
  }
  await file.sync();
}

function tooLarge(limitBytes: number): AppError {
  return new AppError("too_large", { limit_mb: Math.floor(limitBytes / 1e6) });
}
