import type { Lang, QuestionType } from "@/core/contract/mod.ts";

/** The prompts that a model is given; people may change both. */
export interface Prompts {
  readonly system: string;
  readonly user: string;
}

/**
 * The default prompts: seed 003's, with its variable for the topic, and the passage that the answer
 * must stand in. Variables: {topic}, {chunk}, {heading}, {question_type}.
 */
export const defaultPrompts: Readonly<Record<Lang, Prompts>> = {
  de: {
    system:
      "Du bist ein Experte für {topic}. Generiere realistische Frage-Antwort-Paare für das Training eines Language Models. Antworte nur mit JSON.",
    user: `Text{heading}:
"""
{chunk}
"""

Generiere 1 Frage-Antwort-Paar zu diesem Text. {question_type} Die Frage muss ohne den Text verständlich sein. Die Antwort muss im Text stehen. "quote" ist die Stelle, wörtlich abgeschrieben.
Format:
{"instruction": "Frage", "output": "Antwort", "quote": "wörtliche Textstelle"}`,
  },
  en: {
    system:
      "You are an expert in {topic}. Generate realistic question-answer pairs for training a language model. Answer with JSON only.",
    user: `Text{heading}:
"""
{chunk}
"""

Generate 1 question-answer pair about this text. {question_type} The question must be clear without the text. The answer must stand in the text. "quote" is the passage, copied word for word.
Format:
{"instruction": "question", "output": "answer", "quote": "passage word for word"}`,
  },
};

/** What each kind of question asks the model for. */
export const typeSentences: Readonly<Record<Lang, Readonly<Record<QuestionType, string>>>> = {
  de: {
    fact: "Frage nach einer Tatsache, einer Zahl oder einem Namen.",
    how: "Frage, wie etwas gemacht wird oder abläuft.",
    why: "Frage nach einem Grund oder Zweck.",
    compare: "Frage nach einem Unterschied zwischen zwei Dingen.",
    summary: "Frage nach dem Wichtigsten in einem Satz.",
  },
  en: {
    fact: "Ask for a fact, a number or a name.",
    how: "Ask how something is done or happens.",
    why: "Ask for a reason or a purpose.",
    compare: "Ask for a difference between two things.",
    summary: "Ask for the main point in one sentence.",
  },
};

/** What the model is told when its answer could not be read. */
export const repairSentences: Readonly<Record<Lang, string>> = {
  de:
    'Das war kein gültiges JSON mit "instruction", "output" und "quote". Antworte noch einmal, nur mit dem JSON-Objekt.',
  en:
    'That was no valid JSON with "instruction", "output" and "quote". Answer again, with the JSON object only.',
};

/** Fills the variables of a prompt; braces of the JSON example stay as they are. */
export function fillPrompt(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(
    /\{(topic|chunk|heading|question_type)\}/gu,
    (_, name: string) => values[name] ?? "",
  );
}
