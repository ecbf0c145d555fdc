import { Buffer } from "node:buffer";

/**
 * A byte-pair encoding's tokens: from a token's bytes to its rank. Bytes are written as a string
 * of one character each (Latin-1), which a Map finds faster than any array.
 */
export type RankTable = ReadonlyMap<string, number>;

/** The o200k_base tokens of OpenAI's tiktoken, as gpt-tokenizer carries them. */
export async function loadO200k(): Promise<{ ranks: RankTable; words: RegExp }> {
  const [table, { O200K_TOKEN_SPLIT_REGEX }] = await Promise.all([
    import("gpt-tokenizer/bpeRanks/o200k_base"),
    import("gpt-tokenizer/encodingParams/constants"),
  ]);
  return { ranks: rankTable(table.default), words: O200K_TOKEN_SPLIT_REGEX };
}

/** A text's UTF-8 bytes, one character each. */
export function byteString(text: string): string {
  return nonAscii.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}

// deno-lint-ignore no-control-regex
const nonAscii = /[^\x00-\x7f]/;

/** Tokens stand as text where their bytes are valid UTF-8, else as a list of bytes. */
function rankTable(tokens: readonly (string | readonly number[])[]): RankTable {
  const ranks = new Map<string, number>();
  tokens.forEach((token, rank) => {
    ranks.set(typeof token === "string" ? byteString(token) : String.fromCharCode(...token), rank);
  });
  return ranks;
}
