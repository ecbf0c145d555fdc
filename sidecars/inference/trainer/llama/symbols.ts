import { paramsStruct } from "./model_params.ts";

/** The functions of llama.cpp that turn texts into token ids, as llama.h of the release has them. */
export const llamaSymbols = {
  llama_model_default_params: { parameters: [], result: paramsStruct },
  llama_model_load_from_file: {
    parameters: ["buffer", paramsStruct],
    result: "pointer",
    nonblocking: true,
  },
  llama_model_free: { parameters: ["pointer"], result: "void" },
  llama_model_get_vocab: { parameters: ["pointer"], result: "pointer" },
  llama_vocab_n_tokens: { parameters: ["pointer"], result: "i32" },
  llama_model_meta_val_str: {
    parameters: ["pointer", "buffer", "buffer", "usize"],
    result: "i32",
  },
  llama_tokenize: {
    parameters: ["pointer", "buffer", "i32", "buffer", "i32", "bool", "bool"],
    result: "i32",
  },
  llama_detokenize: {
    parameters: ["pointer", "buffer", "i32", "buffer", "i32", "bool", "bool"],
    result: "i32",
  },
  llama_vocab_get_attr: { parameters: ["pointer", "i32"], result: "i32" },
  llama_vocab_get_text: { parameters: ["pointer", "i32"], result: "pointer" },
  llama_vocab_is_eog: { parameters: ["pointer", "i32"], result: "bool" },
  llama_vocab_bos: { parameters: ["pointer"], result: "i32" },
  llama_vocab_eos: { parameters: ["pointer"], result: "i32" },
} as const satisfies Deno.ForeignLibraryInterface;

/** An opened llama.cpp. */
export type LlamaFunctions = Deno.DynamicLibrary<typeof llamaSymbols>["symbols"];
