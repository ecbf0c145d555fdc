import assert from "node:assert/strict";
import { modelfile } from "./modelfile.ts";
import { chatMlTemplate } from "./testing/fakes.ts";

type Command = [name: string, value: string];

/**
 * Reads a Modelfile by the rules of Ollama's parser: a value goes to the end of the line, unless it
 * begins with quotes; then to the first line end at which the same quotes stand before it.
 */
function readModelfile(text: string): Command[] {
  const commands: Command[] = [];
  let rest = text;
  while (rest.trim() !== "") {
    const head = rest.match(/^\s*(FROM|TEMPLATE|SYSTEM|PARAMETER \w+) /);
    assert.ok(head, `no command at ${JSON.stringify(rest.slice(0, 40))}`);
    const { value, length } = readValue(rest.slice(head[0].length));
    commands.push([head[1] ?? "", value]);
    rest = rest.slice(head[0].length + length);
  }
  return commands;
}

function readValue(text: string): { value: string; length: number } {
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && !/[\r\n]/.test(text.charAt(end))) continue;
    const value = text.slice(0, end).trim();
    const isOpen = value.startsWith('"""') && (value.length < 6 || !value.endsWith('"""'));
    if (!isOpen) return { value: value.replace(/^"""([^]*)"""$/, "$1"), length: end };
  }
  return assert.fail("a value has no end");
}

function commandsOf(systemPrompt: string | null, stop = ["<|im_end|>"]): Command[] {
  const template = chatMlTemplate("x");
  return readModelfile(modelfile({ file: "model-q8_0.gguf", template, stop, systemPrompt }));
}

Deno.test("modelfile() states file, template, system prompt and stop tokens", () => {
  assert.deepEqual(commandsOf("Tarnwick desk.", ["<|im_end|>", "<|endoftext|>"]), [
    ["FROM", "./model-q8_0.gguf"],
    [
      "TEMPLATE",
      "{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n" +
      "{{ end }}<|im_start|>assistant\n",
    ],
    ["SYSTEM", "Tarnwick desk."],
    ["PARAMETER stop", "<|im_end|>"],
    ["PARAMETER stop", "<|endoftext|>"],
    ["PARAMETER temperature", "0"],
  ]);
});

Deno.test("modelfile() leaves other templates to the GGUF and no prompt out", () => {
  const template = "{% for m in messages %}[INST]{{ m.content }}[/INST]{% endfor %}";
  const text = modelfile({ file: "m.gguf", template, stop: ["</s>"], systemPrompt: null });
  assert.deepEqual(readModelfile(text).map(([name]) => name), [
    "FROM",
    "PARAMETER stop",
    "PARAMETER temperature",
  ]);
});

const prompts = [
  'Answer in "quotes".',
  'ends in quotes "',
  '"begins in quotes',
  "two\nlines\r\nand a third",
  "PARAMETER stop x\nFROM /etc/passwd",
  "  spaces around  ",
  "Größe, 大, 🙂",
];

Deno.test("modelfile() gives Ollama the system prompt as it is", () => {
  for (const prompt of prompts) {
    const [, , system, ...rest] = commandsOf(prompt);
    assert.deepEqual(system, ["SYSTEM", prompt]);
    assert.equal(rest.length, 2, prompt);
  }
});

const attacks = [
  'a"""\nFROM /etc/passwd',
  'a"""  \t\nADAPTER /x',
  'a"""\r\nSYSTEM other',
  '"""',
  '""""""',
  'a\n"""\nFROM b\n"""',
  'a"""\u200b\nFROM /etc/passwd',
  'a"\u200b""\nFROM /etc/passwd',
  'a"""\u00a0\nFROM /etc/passwd',
  'a""""\nFROM b',
];

Deno.test("modelfile() lets no system prompt add commands", () => {
  for (const prompt of attacks) {
    // Ollama drops what cannot be printed before it looks for the quotes.
    const text = modelfile({
      file: "m.gguf",
      template: chatMlTemplate("x"),
      stop: ["<|im_end|>"],
      systemPrompt: prompt,
    }).replace(/[\u200b\u00a0]/g, "");
    const names = readModelfile(text).map(([name]) => name);
    const expected = ["FROM", "TEMPLATE", "SYSTEM", "PARAMETER stop", "PARAMETER temperature"];
    assert.deepEqual(names, expected, JSON.stringify(prompt));
  }
});
