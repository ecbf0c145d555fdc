import {
  bytesOf,
  type GgufEntry,
  joined,
  lengthAnd,
  textEntry,
  valueKind,
} from "../formats/gguf_entry.ts";
import { writeGguf } from "../formats/gguf_writer.ts";

/** `LLAMA_TOKEN_TYPE_…` */
const kinds = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

const tokens: readonly [text: string, kind: number][] = [
  ["<unk>", kinds.unknown],
  ["<s>", kinds.control],
  ["</s>", kinds.control],
  ...Array.from({ length: 256 }, (_, byte) => {
    const digits = byte.toString(16).toUpperCase().padStart(2, "0");
    return [`<0x${digits}>`, kinds.byte] as [string, number];
  }),
  ["a", kinds.normal],
];

/** Tokens of {@link writeVocabulary}. */
export const tinyVocabularySize = tokens.length;

/** Writes a GGUF with a SentencePiece vocabulary of bytes and the letter a, and nothing else. */
export async function writeVocabulary(path: string): Promise<void> {
  const turn = "{{ message.role }}:{{ message.content }}</s>";
  const template = `{% for message in messages %}${turn}{% endfor %}`;
  await writeGguf(path, [
    textEntry("general.architecture", "llama"),
    textEntry("tokenizer.ggml.model", "llama"),
    list("tokenizer.ggml.tokens", valueKind.text, tokens.map(([text]) => lengthAnd(text))),
    list("tokenizer.ggml.scores", valueKind.f32, tokens.map(() => bytesOf(Float32Array.of(0)))),
    list(
      "tokenizer.ggml.token_type",
      valueKind.i32,
      tokens.map(([, kind]) => bytesOf(Int32Array.of(kind))),
    ),
    textEntry("tokenizer.chat_template", template),
  ], []);
}

function list(key: string, kind: number, items: Uint8Array[]): GgufEntry {
  const head = [lengthAnd(key), bytesOf(Uint32Array.of(valueKind.array, kind))];
  const count = bytesOf(BigUint64Array.of(BigInt(items.length)));
  return { key, bytes: joined([...head, count, ...items]) };
}
