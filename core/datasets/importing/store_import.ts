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

async function writeChecked(path: string, file: AsyncIterable<Uint8Array>): Promise<void> {
  using target = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  let isFirst = true;
  for await (const piece of file) {
    if (isFirst && piece.length > 0) {
      refuseOther(piece.subarray(0, 512));
      isFirst = false;
    }
    for (let at = 0; at < piece.length;) at += await target.write(piece.subarray(at));
  }
  await target.sync();
}

function refuseOther(beginning: Uint8Array): void {
  const other = recogniseOther(beginning);
  if (!other) return;
  const found = formatNames[other.id];
  throw new AppError("dataset_import_not_jsonl", { found, example: examples });
}
