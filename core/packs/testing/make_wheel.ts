import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

/** A wheel with these files. */
export async function makeWheel(
  files: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, text] of Object.entries(files)) {
    await zip.add(path, new Uint8ArrayReader(new TextEncoder().encode(text)));
  }
  return new Uint8Array(await zip.close());
}
