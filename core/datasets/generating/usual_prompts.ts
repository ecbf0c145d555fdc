import type { ExtractiveGeneration, ModelGeneration, Settings } from "@/core/contract/mod.ts";
import { defaultPrompts, type GeneratorPrompts } from "@/core/contract/text/generator_prompts.ts";
import type { Lang } from "@/core/contract/mod.ts";

type PromptSettings = Pick<Settings, "generatorSystemPrompt" | "generatorUserPrompt">;

/** The prompts that hold where a person wrote none: those of the settings, else the built-in ones. */
export function usualPrompts(
  { generatorSystemPrompt, generatorUserPrompt }: PromptSettings,
  language: Lang,
): GeneratorPrompts {
  const { system, user } = defaultPrompts[language];
  return {
    system: generatorSystemPrompt.trim() || system,
    user: generatorUserPrompt.trim() || user,
  };
}

/** The generation with the prompts that it will use, so that its job records them. */
export function withUsualPrompts<Start extends ExtractiveGeneration | ModelGeneration>(
  generation: Start,
  settings: PromptSettings,
): Start {
  if (generation.generator !== "model") return generation;
  const { system, user } = usualPrompts(settings, generation.language);
  return {
    ...generation,
    systemPrompt: generation.systemPrompt ?? system,
    userPrompt: generation.userPrompt ?? user,
  };
}
