import type { Lang } from "@/core/contract/mod.ts";

/** What the model is told when its answer could not be read. */
export const repairSentences: Readonly<Record<Lang, string>> = {
  de:
    'Das war kein gültiges JSON mit "instruction", "output" und "quote". Antworte noch einmal, nur mit dem JSON-Objekt.',
  en:
    'That was no valid JSON with "instruction", "output" and "quote". Answer again, with the JSON object only.',
};
