import { defineTexts } from "../text.ts";

/** Texts of the job that makes passages findable by their meaning. */
export const embeddingTexts = defineTexts({
  en: {
    "embedding.phase.look": "Looking which passages are new",
    "embedding.phase.embed": "Working out the meaning of the passages",
    "embedding.log.done": "{count} {count|passage|passages} worked out, {known} known already.",
  },
  de: {
    "embedding.phase.look": "Es wird nachgesehen, welche Textstellen neu sind",
    "embedding.phase.embed": "Die Bedeutung der Textstellen wird berechnet",
    "embedding.log.done":
      "{count} {count|Textstelle|Textstellen} berechnet, {known} schon bekannt.",
  },
});

/** The keys of {@link embeddingTexts}. */
export type EmbeddingText = keyof typeof embeddingTexts.en;
