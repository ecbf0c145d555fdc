import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { syncFolder } from "@/core/system/mod.ts";
import { formatNames, recogniseOther } from "../jsonl/recognise.ts";

/** Where a project keeps files that wait to be imported, and what came of them. */
export const importsFolder = "data/imports";

/** The path of a stored file. */
export function importPath(projectFolder: string, importId: string): string {
  return join(projectFolder, ...importsFolder.split("/"), `${importId}.jsonl`);
}

const examples = '{"instruction": "…", "output": "…"}';

/**
 * Stores a file to be imported. It is written as it comes; a broken upload leaves nothing.
 *
 * @throws {AppError} `dataset_import_not_jsonl` when its beginning shows another format.
 * @returns the name under which the import finds it.
 */
export async function storeImport(
  projectFolder: string,
  file: AsyncIterable<Uint8Array>,
): Promise<string> {
  const importId = crypto.randomUUID();
  const path = importPath(projectFolder, importId);
  await Deno.mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  try {
    await writeChecked(path, file);
  } catch (error) {
    await Deno.remove(path).catch(() => {});
    throw error;
  }
  await syncFolder(join(path, ".."));
  return importId;
}

/** So many bytes are enough to recognise a format. */
const beginningBytes = 512;

async function writeChecked(path: string, file: AsyncIterable<Uint8Array>): Promise<void> {
  using target = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  const beginning = new Uint8Array(beginningBytes);
  let length = 0;
  for await (const piece of file) {
    const taken = piece.subarray(0, beginningBytes - length);
    beginning.set(taken, length);
    if (length < beginningBytes && length + taken.length === beginningBytes) refuseOther(beginning);
    length += taken.length;
    for (let at = 0; at < piece.length;) at += await target.write(piece.subarray(at));
  }
  if (length < beginningBytes) refuseOther(beginning.subarray(0, length));
  await target.sync();
}

function refuseOther(beginning: Uint8Array): void {
  const other = recogniseOther(beginning);
  if (!other) return;
  const found = formatNames[other.id];
  throw new AppError("dataset_import_not_jsonl", { found, example: examples });
}
