import type { Lang } from "../lang.ts";

/** The kinds of question that a model is asked for. */
export const questionTypes = ["fact", "how", "why", "compare", "summary"] as const;

export type QuestionType = typeof questionTypes[number];

/** The prompts that a model is given; people may change both. */
export interface GeneratorPrompts {
  readonly system: string;
  readonly user: string;
}

/**
 * What a prompt may name in braces:
 * - `topic`: what the rows are about; where nothing was entered, the heading of the passage;
 * - `chunk`: the passage of a document that is asked about;
 * - `heading`: the heading above the passage, in brackets and quotation marks, or nothing;
 * - `question_type`: one sentence that asks for one kind of question.
 */
export const promptVariables = ["topic", "chunk", "heading", "question_type"] as const;

export type PromptVariable = typeof promptVariables[number];

/** A filled prompt, and the names in braces that nothing is known for; those stay as they are. */
export interface FilledPrompt {
  text: string;
  unknown: string[];
}

/** Fills the `{variables}` of a prompt. Braces of a JSON example are no variables. */
export function fillPrompt(
  template: string,
  variables: Readonly<Record<string, string>>,
): FilledPrompt {
  const unknown = new Set<string>();
  const text = template.replace(/\{([\p{L}_][\p{L}\p{N}_]*)\}/gu, (whole, name: string) => {
    if (Object.hasOwn(variables, name)) return variables[name]!;
    unknown.add(name);
    return whole;
  });
  return { text, unknown: [...unknown] };
}

/** The names in braces that a prompt is sent with as they stand: no variable is called so. */
export function unknownVariables(template: string): string[] {
  return fillPrompt(template, Object.fromEntries(promptVariables.map((name) => [name, ""])))
    .unknown;
}

/** Whether a prompt shows the model the passage that its answer is then looked for in. */
export function showsPassage(userPrompt: string): boolean {
  return userPrompt.includes("{chunk}");
}

/** A passage with what else fills a prompt. */
export interface PromptPassage {
  text: string;
  /** The heading above it; empty for none. */
  heading: string;
  questionType: QuestionType;
}

/** The values of all {@link promptVariables} for one passage. */
export function promptValues(
  { text, heading, questionType }: PromptPassage,
  { language, topic }: { language: Lang; topic: string },
): Record<PromptVariable, string> {
  return {
    topic: topic || heading || (language === "de" ? "dieses Thema" : "this topic"),
    chunk: text,
    heading: heading === "" ? "" : ` („${heading}“)`,
    question_type: typeSentences[language][questionType],
  };
}

/**
 * The built-in prompts: seed 003's, with its variable for the topic, and the passage that the answer
 * must stand in.
 */
export const defaultPrompts: Readonly<Record<Lang, GeneratorPrompts>> = {
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

/** The built-in prompts where there are no documents: the model writes what it knows of the topic. */
export const topicPrompts: Readonly<Record<Lang, GeneratorPrompts>> = {
  de: {
    system: defaultPrompts.de.system,
    user: `Generiere 1 Frage-Antwort-Paar zum Thema {topic}. {question_type}
Format:
{"instruction": "Frage", "output": "Antwort"}`,
  },
  en: {
    system: defaultPrompts.en.system,
    user: `Generate 1 question-answer pair about {topic}. {question_type}
Format:
{"instruction": "question", "output": "answer"}`,
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
