import { Template } from "@huggingface/jinja";
import { type GgufEntry, textEntry } from "../formats/gguf_entry.ts";
import type { GgufFile } from "../formats/gguf_reader.ts";
import { type Render, withDefaultSystem } from "./default_system.ts";

const key = "tokenizer.chat_template";

/**
 * The entry of a chat template whose default system message is `prompt`.
 *
 * @returns null where the model has no template, or none that can carry the prompt.
 */
export function templateEntry(base: GgufFile, prompt: string): GgufEntry | null {
  const template = base.metadata(key);
  if (typeof template !== "string") return null;
  const changed = attempt(() => withDefaultSystem(template, prompt, rendererOf(base)));
  return changed === null ? null : textEntry(key, changed);
}

/** As `renderPrompt` of `template.ts` does for a loaded model. */
function rendererOf(base: GgufFile): Render {
  const names = base.metadata("tokenizer.ggml.tokens") as string[] | undefined;
  const token = (kind: string) => names?.[Number(base.metadata(`tokenizer.ggml.${kind}_token_id`))];
  const tokens = { bos_token: token("bos") ?? "", eos_token: token("eos") ?? "" };
  return (template, turns) =>
    new Template(template).render({ messages: [...turns], add_generation_prompt: true, ...tokens });
}

/** Some templates refuse system messages by an error. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
