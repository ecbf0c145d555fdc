import { Template } from "@huggingface/jinja";
import { Failure, textOf } from "./failure.ts";

/** One turn of a conversation. */
export interface Message {
  role: string;
  content: string;
}

/** What a template needs of a model; node-llama-cpp's models have it. */
export interface TemplatedModel {
  fileInfo: { metadata: { tokenizer?: { chat_template?: string | undefined } } };
  tokens: { bosString: string | null; eosString: string | null };
}

/** What llama.cpp itself falls back to for a model without a template. */
const chatml = "{% for message in messages %}" +
  "{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}" +
  "{% endfor %}{% if add_generation_prompt %}{{'<|im_start|>assistant\\n'}}{% endif %}";

/** The template that a model is asked with, and whether it is its own. */
export function templateOf(model: TemplatedModel): { text: string; own: boolean } {
  const own = model.fileInfo.metadata.tokenizer?.chat_template;
  return own ? { text: own, own: true } : { text: chatml, own: false };
}

/**
 * Renders a conversation with the GGUF's own template, so that the model is asked with exactly the
 * text it was trained on. The interpreter runs in JavaScript without access to anything but these
 * values: a hostile template yields text or an error.
 */
export function renderPrompt(
  model: TemplatedModel,
  messages: Message[],
  { addGenerationPrompt = true }: { addGenerationPrompt?: boolean } = {},
): string {
  try {
    return parsed(templateOf(model).text).render({
      messages,
      add_generation_prompt: addGenerationPrompt,
      bos_token: model.tokens.bosString ?? "",
      eos_token: model.tokens.eosString ?? "",
    });
  } catch (error) {
    throw new Failure("template_failed", textOf(error));
  }
}

let last: { text: string; template: Template } | null = null;

/** The same template renders row after row. */
function parsed(text: string): Template {
  if (last?.text !== text) last = { text, template: new Template(text) };
  return last.template;
}

/** Puts a system prompt first where the conversation has none. */
export function withSystem(messages: Message[], system: string | null | undefined): Message[] {
  const hasOwn = messages[0]?.role === "system";
  return system == null || hasOwn ? messages : [{ role: "system", content: system }, ...messages];
}
