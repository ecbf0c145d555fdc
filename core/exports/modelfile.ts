/** What an Ollama Modelfile is written from. */
export interface ModelfileParts {
  /** The GGUF's name in the Modelfile's own folder. */
  file: string;
  /** The Jinja template inside the GGUF. */
  template: string;
  stop: readonly string[];
  systemPrompt: string | null;
}

/**
 * An Ollama Modelfile (docs/modelfile.md in ollama/ollama).
 *
 * Ollama takes the template from the GGUF only where it resembles one that it knows (edit distance
 * under 100 in its template/template.go), which a changed system prompt can prevent; so ChatML, the
 * form of most small models, is written out. Temperature 0 is how the model was tested.
 */
export function modelfile({ file, template, stop, systemPrompt }: ModelfileParts): string {
  const lines = [`FROM ./${file}`];
  if (isChatMl(template)) lines.push(`TEMPLATE ${quoted(chatMlForOllama)}`);
  if (systemPrompt) lines.push(`SYSTEM ${quoted(systemPrompt)}`);
  lines.push(...stop.map((token) => `PARAMETER stop ${quoted(token)}`));
  lines.push("PARAMETER temperature 0");
  return lines.join("\n") + "\n";
}

const chatMlForOllama = "{{- range .Messages }}<|im_start|>{{ .Role }}\n" +
  "{{ .Content }}<|im_end|>\n" +
  "{{ end }}<|im_start|>assistant\n";

/** A template with tools says more than the short form could. */
function isChatMl(template: string): boolean {
  return template.includes("<|im_start|>") && template.includes("<|im_end|>") &&
    !template.includes("tools");
}

/** What Ollama's parser drops wherever it stands: all but letters, marks, signs and white space. */
const dropped = /[^\p{L}\p{M}\p{N}\p{P}\p{S} \t\r\n]/gu;

/** Three quotes at the end of a line. */
const closing = /"""(?=[ \t]*(?:[\r\n]|$))/g;

/**
 * A value that Ollama's parser (parser/parser.go) reads back as this text. It knows no escapes: a
 * value in three quotes ends at the first line that ends in three quotes. A text with such a line
 * gets a space between those quotes, or what follows would be read as commands.
 */
function quoted(text: string): string {
  return `"""${text.replace(dropped, "").replace(closing, '"" "')}"""`;
}
