import { cText, readText } from "../ggml/library.ts";
import { askForVocabulary } from "./model_params.ts";
import { type LlamaFunctions, llamaSymbols } from "./symbols.ts";

/** A model's vocabulary and template, as llama.cpp has them. */
export interface Vocabulary extends Disposable {
  /** How many tokens there are: ids are smaller. */
  size: number;
  /**
   * Names of special tokens in the text are those tokens; none is added.
   *
   * @throws {UnreadableText}
   */
  ids(text: string): number[];
  text(ids: readonly number[], withSpecial?: boolean): string;
  /** Whether a token is no text but a mark, such as the end of a turn. */
  isSpecial(id: number): boolean;
  /** Begin and end of a text; null where the model has none. */
  begin: { id: number; text: string } | null;
  end: { id: number; text: string } | null;
  template: string | null;
}

/** A text that llama.cpp does not turn into tokens. */
export class UnreadableText extends Error {}

/**
 * Loads a vocabulary, without weights, by llama.cpp's library itself: node-llama-cpp, which wraps the
 * same functions, takes four times as long to start.
 *
 * @throws {Error} when llama.cpp cannot read the file.
 */
export async function openVocabulary(library: string, path: string): Promise<Vocabulary> {
  // Stays open: what answers sample questions is the same library.
  const { symbols: llama } = Deno.dlopen(library, llamaSymbols);
  const params = llama.llama_model_default_params();
  askForVocabulary(params);
  const model = await llama.llama_model_load_from_file(cText(path), params);
  if (model === null) throw new Error("llama.cpp cannot load it");
  const pointer = llama.llama_model_get_vocab(model)!;
  return {
    size: llama.llama_vocab_n_tokens(pointer),
    ...textsOf(llama, pointer),
    begin: tokenOf(llama, pointer, llama.llama_vocab_bos(pointer)),
    end: tokenOf(llama, pointer, llama.llama_vocab_eos(pointer)),
    template: templateOf(llama, model),
    [Symbol.dispose]: () => llama.llama_model_free(model),
  };
}

function textsOf(
  llama: LlamaFunctions,
  vocabulary: Deno.PointerObject,
): Pick<Vocabulary, "ids" | "text" | "isSpecial"> {
  const text = (ids: readonly number[], withSpecial = false) => {
    const tokens = new Uint8Array(Int32Array.from(ids).buffer);
    const bytes = filled((room) =>
      llama.llama_detokenize(vocabulary, tokens, ids.length, room, room.length, false, withSpecial)
    );
    return new TextDecoder().decode(bytes ?? undefined);
  };
  return {
    ids(whole) {
      const bytes = new TextEncoder().encode(whole);
      const { length } = bytes;
      const tokenise = (room: Uint8Array<ArrayBuffer>, most: number) =>
        llama.llama_tokenize(vocabulary, bytes, length, room, most, false, true);
      // Most texts have fewer tokens than bytes.
      const found = filled((room) => 4 * tokenise(room, room.length / 4), 4 * length);
      if (found === null) throw new UnreadableText("llama.cpp cannot tokenise it");
      return Array.from(new Int32Array(found.buffer, 0, found.length / 4));
    },
    text,
    isSpecial(id) {
      const isControl = llama.llama_vocab_get_attr(vocabulary, id) & controlAttribute;
      if (isControl || llama.llama_vocab_is_eog(vocabulary, id)) return true;
      return text([id]) === "" && text([id], true) !== "";
    },
  };
}

/** `LLAMA_TOKEN_ATTR_CONTROL` */
const controlAttribute = 1 << 3;

function tokenOf(llama: LlamaFunctions, vocabulary: Deno.PointerObject, id: number) {
  return id < 0 ? null : { id, text: readText(llama.llama_vocab_get_text(vocabulary, id)) };
}

function templateOf(llama: LlamaFunctions, model: Deno.PointerObject): string | null {
  const key = cText("tokenizer.chat_template");
  const none = new Uint8Array(1);
  const length = llama.llama_model_meta_val_str(model, key, none, 1n);
  if (length < 0) return null;
  const text = new Uint8Array(length + 1);
  llama.llama_model_meta_val_str(model, key, text, BigInt(text.length));
  return new TextDecoder().decode(text.subarray(0, length));
}

/**
 * What a function writes that answers −n where it needs n bytes; null where it writes nothing into
 * these either.
 */
function filled(
  write: (room: Uint8Array<ArrayBuffer>) => number,
  guess = 64,
): Uint8Array<ArrayBuffer> | null {
  let room = new Uint8Array(guess);
  let count = write(room);
  if (count < 0 && -count <= mostBytes) {
    room = new Uint8Array(-count);
    count = write(room);
  }
  return count < 0 ? null : room.subarray(0, count);
}

/** llama.cpp answers −2³¹ where a count is none. */
const mostBytes = 2 ** 31 - 1;
