import { join } from "node:path";
import type { ArtifactFile, ExportForm } from "@/core/contract/mod.ts";
import { sha256File, sha256Hex } from "@/core/system/mod.ts";
import { formNames, isFolderForm, isModelGguf } from "./plan.ts";
import type { Made, ReadGguf } from "./ports.ts";

/** Sizes and hashes a complete form, which lies in `folder` under its name. */
export async function measure(
  form: ExportForm,
  { folder, readGguf }: { folder: string; readGguf: ReadGguf },
): Promise<Made> {
  const name = formNames[form];
  const isFolder = isFolderForm(form);
  const files = isFolder
    ? await measureFolder(join(folder, name))
    : [await measureFile(join(folder, name), name)];
  return {
    form,
    name,
    isFolder,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    sha256: isFolder ? await hashOfList(files) : files[0]?.sha256 ?? "",
    files,
    tensorTypes: isModelGguf(form) ? { ...(await readGguf(join(folder, name))).tensorTypes } : null,
  };
}

/** The hash of a folder's files, as `sha256sum * | sha256sum` gives it. */
function hashOfList(files: readonly ArtifactFile[]): Promise<string> {
  return sha256Hex(files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(""));
}

async function measureFolder(path: string): Promise<ArtifactFile[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(path)) if (entry.isFile) names.push(entry.name);
  const files: ArtifactFile[] = [];
  for (const name of names.sort()) files.push(await measureFile(join(path, name), name));
  return files;
}

async function measureFile(path: string, name: string): Promise<ArtifactFile> {
  const { size } = await Deno.stat(path);
  return { name, bytes: size, sha256: await sha256File(path) };
}
