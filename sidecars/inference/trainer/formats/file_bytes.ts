/** A file ends before what it announces. */
export class FileEndsEarly extends Error {
  constructor() {
    super("the file ends too early");
  }
}

/** Reads so many bytes from a place on. @throws {FileEndsEarly} */
export async function readBytes(
  file: Deno.FsFile,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  await file.seek(offset, Deno.SeekMode.Start);
  for (let filled = 0; filled < length;) {
    const read = await file.read(bytes.subarray(filled));
    if (read === null) throw new FileEndsEarly();
    filled += read;
  }
  return bytes;
}
