import type { ModelGeneration } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { GeneratorPrompts, QuestionType } from "@/core/contract/text/generator_prompts.ts";
import { questionTypes } from "@/core/contract/text/generator_prompts.ts";

/** What stands in the form of the generator that asks a model; numbers are as they were typed. */
export interface ModelValues {
  samples: string;
  temperature: string;
  language: Lang;
  topic: string;
  questionTypes: readonly QuestionType[];
  documentPercent: string;
  seed: string;
  systemPrompt: string;
  userPrompt: string;
}

/** The prompts that hold where nobody wrote others. */
export type UsualPrompts = Readonly<Record<Lang, GeneratorPrompts>>;

const usualTypes: readonly QuestionType[] = ["fact", "how", "why"];

/** The form as it is shown first; `entered` and `ticked` are what was just refused. */
export function firstValues(
  { entered, ticked, usual, language, seed }: {
    entered: Readonly<Record<string, string>>;
    /** The kinds of question that were ticked; null before anything was sent. */
    ticked: readonly string[] | null;
    usual: UsualPrompts;
    language: Lang;
    seed: number;
  },
): ModelValues {
  const chosen = entered["language"] === "de" || entered["language"] === "en"
    ? entered["language"]
    : language;
  return {
    samples: entered["samples"] ?? "100",
    temperature: entered["temperature"] ?? "0.7",
    language: chosen,
    topic: entered["topic"] ?? "",
    questionTypes: ticked ? questionTypes.filter((type) => ticked.includes(type)) : usualTypes,
    documentPercent: entered["documentPercent"] ?? "10",
    seed: entered["seed"] ?? `${seed}`,
    systemPrompt: entered["systemPrompt"] ?? usual[chosen].system,
    userPrompt: entered["userPrompt"] ?? usual[chosen].user,
  };
}

/** The form with another language: a prompt that nobody changed follows. */
export function withLanguage(
  values: ModelValues,
  language: Lang,
  usual: UsualPrompts,
): ModelValues {
  const before = usual[values.language];
  const after = usual[language];
  return {
    ...values,
    language,
    systemPrompt: values.systemPrompt === before.system ? after.system : values.systemPrompt,
    userPrompt: values.userPrompt === before.user ? after.user : values.userPrompt,
  };
}

/** The kinds of question with one ticked or not, in their usual order. */
export function withType(
  { questionTypes: chosen }: ModelValues,
  type: QuestionType,
  isChosen: boolean,
): readonly QuestionType[] {
  return questionTypes.filter((each) => each === type ? isChosen : chosen.includes(each));
}

/** The prompts that the form would use: an empty field stands for the usual one. */
export function promptsOf(values: ModelValues, usual: UsualPrompts): GeneratorPrompts {
  return {
    system: values.systemPrompt.trim() || usual[values.language].system,
    user: values.userPrompt.trim() || usual[values.language].user,
  };
}

/** What the REST interface is asked for with this form. */
export function requestOf(values: ModelValues, usual: UsualPrompts): ModelGeneration {
  const { system, user } = promptsOf(values, usual);
  return {
    generator: "model",
    samples: Number(values.samples),
    temperature: Number(values.temperature),
    seed: Number(values.seed),
    language: values.language,
    topic: values.topic.trim(),
    questionTypes: [...values.questionTypes],
    systemPrompt: system,
    userPrompt: user,
    documentShare: Number(values.documentPercent) / 100,
  };
}
