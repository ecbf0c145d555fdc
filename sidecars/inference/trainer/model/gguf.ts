import { plainValueOf } from "../formats/gguf_entry.ts";
import { readGgufFile } from "../formats/gguf_reader.ts";
import type { GgufHead } from "./head.ts";

export type { GgufHead, StoredTensor } from "./head.ts";

/**
 * Reads the head of a GGUF file; of its metadata only what belongs to the architecture, and no
 * lists, as the vocabulary is large and read by llama.cpp.
 *
 * @throws {BadGguf}
 */
export async function readGguf(path: string): Promise<GgufHead> {
  const { architecture, entries, tensors } = await readGgufFile(path);
  const prefix = `${architecture}.`;
  const own = entries.filter(({ key }) => key.startsWith(prefix));
  const values = new Map(own.map((entry) => [entry.key.slice(prefix.length), plainValueOf(entry)]));
  return { path, architecture, value: (key) => values.get(key), tensors };
}
