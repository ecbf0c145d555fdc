import { Buffer } from "node:buffer";
import ranks from "gpt-tokenizer/bpeRanks/o200k_base";

/**
 * Writes the vocabulary o200k_base as tiktoken reads it: a token in base64 and its rank a line. The
 * file is the one that tiktoken would download, byte by byte; it checks the hash.
 */
export async function writeVocabulary(path: string): Promise<void> {
  const lines = ranks.map((token, rank) => {
    const bytes = typeof token === "string" ? Buffer.from(token, "utf8") : Buffer.from(token);
    return `${bytes.toString("base64")} ${rank}\n`;
  });
  await Deno.writeTextFile(path, lines.join(""));
}
