import type { Download } from "./download.ts";

/**
 * The files of a folder as one ZIP, made while it is sent: nothing is written to the disk, and
 * weights do not get smaller by packing.
 */
export async function artifactZip({ files }: Download): Promise<ReadableStream<Uint8Array>> {
  // Loaded with the first download, so that the program starts without it.
  const { ZipWriterStream } = await import("@zip.js/zip.js");
  const zip = new ZipWriterStream({ level: 0, zip64: true });
  const written = (async () => {
    for (const { name, path } of files) {
      const file = await Deno.open(path, { read: true });
      await file.readable.pipeTo(zip.writable(name));
    }
    await zip.close();
  })();
  written.catch((error) => zip.readable.cancel(error).catch(() => {}));
  return zip.readable;
}
