import { statfs } from "node:fs/promises";

/** The disk that holds a folder: all of it, and what we may still write, in bytes. */
export async function diskOf(folder: string): Promise<{ totalBytes: number; freeBytes: number }> {
  const { bsize, blocks, bavail } = await statfs(folder);
  return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
}

/** Bytes that we may still write on the disk that holds a folder. */
export async function freeBytes(folder: string): Promise<number> {
  return (await diskOf(folder)).freeBytes;
}
