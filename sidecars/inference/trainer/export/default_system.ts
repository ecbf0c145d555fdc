/** One turn of a conversation. */
export interface Turn {
  role: string;
  content: string;
}

/** Renders a conversation, for an answer, with a Jinja template. */
export type Render = (template: string, turns: readonly Turn[]) => string;

const question: readonly Turn[] = [{ role: "user", content: "Frage?" }];
const dialogue: readonly Turn[] = [
  ...question,
  { role: "assistant", content: "Antwort." },
  { role: "user", content: "Und?" },
];

/**
 * A chat template that renders conversations without system message exactly as `template` with
 * `prompt`, and all others as before. A default text that the template already has is replaced,
 * which leaves its form as other programs know it; otherwise the message is put in front.
 *
 * @returns null when neither gives equal text.
 */
export function withDefaultSystem(template: string, prompt: string, render: Render): string | null {
  const candidates = [replaced(template, prompt, render), prefixed(template, prompt)];
  const isEqual = (candidate: string) => rendersAlike({ template, candidate, prompt, render });
  return candidates.find((candidate) => candidate !== null && isEqual(candidate)) ?? null;
}

interface Comparison {
  template: string;
  candidate: string;
  prompt: string;
  render: Render;
}

function rendersAlike({ template, candidate, prompt, render }: Comparison): boolean {
  const system = { role: "system", content: prompt };
  const other = { role: "system", content: "Etwas anderes." };
  return [question, dialogue].every((turns) => {
    const [plain, wanted] = [render(candidate, turns), render(template, [system, ...turns])];
    const changed = [other, ...turns];
    return plain === wanted && render(candidate, changed) === render(template, changed);
  });
}

/** Replaces the template's own default, found by rendering a chat with and without it. */
function replaced(template: string, prompt: string, render: Render): string | null {
  const own = ownDefault(template, render);
  // Quotation marks end a literal, and braces outside of one begin a statement.
  if (own === null || /['"{]/.test(prompt)) return null;
  const quoted = [own, own.replaceAll("\n", "\\n")]
    .find((text) => template.split(text).length === 2);
  if (quoted === undefined) return null;
  const literal = prompt.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return template.replace(quoted, () => literal);
}

/** The system text that appears without being asked for, if there is one. */
function ownDefault(template: string, render: Render): string | null {
  const mark = "\u2063lernwerk\u2063";
  const marked = render(template, [{ role: "system", content: mark }, ...question]);
  const at = marked.indexOf(mark);
  if (at < 0) return null;
  const [before, after] = [marked.slice(0, at), marked.slice(at + mark.length)];
  const bare = render(template, question);
  const holds = bare.startsWith(before) && bare.endsWith(after) &&
    bare.length > before.length + after.length;
  return holds ? bare.slice(before.length, bare.length - after.length) : null;
}

/** Begins with a statement that adds the system message where it is missing. */
function prefixed(template: string, prompt: string): string {
  return "{%- if not messages or messages[0]['role'] != 'system' %}" +
    "{%- set messages = [{'role': 'system', 'content': " + JSON.stringify(prompt) +
    "}] + messages %}{%- endif %}" + template;
}
