import { defineTexts } from "../text.ts";

/** Texts of evaluations. */
export const evaluationTexts = defineTexts({
  en: {
    "evaluation.phase.load": "Loading the models",
    "evaluation.phase.ask": "Asking base and tuned model",
    "evaluation.source.file": "Questions of your own",
    "evaluation.source.recall": "Known facts in new words",
    "evaluation.source.document": "Documents that were held out",
    "evaluation.right.means":
      "Right means: an expected value stands in the answer. An answer that lists several values, or denies the right one, counts as well; read some of the answers.",
    "evaluation.unanswered": "{count} of {cases} could not be asked.",
    "evaluation.failure": "not answered: {reason}",
  },
  de: {
    "evaluation.phase.load": "Die Modelle werden geladen",
    "evaluation.phase.ask": "Basismodell und trainiertes Modell werden gefragt",
    "evaluation.source.file": "Eigene Fragen",
    "evaluation.source.recall": "Bekannte Fakten in neuen Worten",
    "evaluation.source.document": "Zurückgehaltene Dokumente",
    "evaluation.right.means":
      "Richtig heißt: Ein erwarteter Wert steht in der Antwort. Eine Antwort, die mehrere Werte aufzählt oder den richtigen verneint, zählt auch; lesen Sie einige Antworten.",
    "evaluation.unanswered": "{count} von {cases} ließen sich nicht stellen.",
    "evaluation.failure": "nicht beantwortet: {reason}",
  },
});

/** The keys of {@link evaluationTexts}. */
export type EvaluationText = keyof typeof evaluationTexts.en;
