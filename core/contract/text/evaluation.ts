import { defineTexts } from "../text.ts";

/** Texts of evaluations. */
export const evaluationTexts = defineTexts({
  en: {
    "evaluation.phase.load": "Loading the models",
    "evaluation.phase.ask": "Asking base and tuned model",
    "evaluation.source.file": "Questions of your own",
    "evaluation.source.recall": "Known facts in new words",
    "evaluation.source.document": "Documents that were held out",
    "evaluation.model.base": "Base model",
    "evaluation.model.tuned": "Tuned model",
    "evaluation.score": "{right} of {cases} right",
  },
  de: {
    "evaluation.phase.load": "Die Modelle werden geladen",
    "evaluation.phase.ask": "Basismodell und trainiertes Modell werden gefragt",
    "evaluation.source.file": "Eigene Fragen",
    "evaluation.source.recall": "Bekannte Fakten in neuen Worten",
    "evaluation.source.document": "Zurückgehaltene Dokumente",
    "evaluation.model.base": "Basismodell",
    "evaluation.model.tuned": "Trainiertes Modell",
    "evaluation.score": "{right} von {cases} richtig",
  },
});

/** The keys of {@link evaluationTexts}. */
export type EvaluationText = keyof typeof evaluationTexts.en;
