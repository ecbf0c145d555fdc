import { defineErrors } from "./define.ts";

/** Errors of evaluations. */
export const evaluationErrors = defineErrors({
  evaluation_not_found: {
    status: 404,
    en: { message: "This evaluation does not exist.", hint: "Open the project's evaluations." },
    de: {
      message: "Diese Auswertung gibt es nicht.",
      hint: "Öffnen Sie die Auswertungen des Projekts.",
    },
  },
  evaluation_gone: {
    status: 410,
    en: {
      message: "The file of this evaluation is no longer in the project's folder.",
      hint: "Run the evaluation again.",
    },
    de: {
      message: "Die Datei dieser Auswertung liegt nicht mehr im Ordner des Projekts.",
      hint: "Führen Sie die Auswertung noch einmal durch.",
    },
  },
  evaluation_cases_unreadable: {
    status: 422,
    en: {
      message: "The questions cannot be read: {detail}",
      hint:
        'Give a JSON list, or one JSON object a line, each like {"question": "…", "keys": ["…"]}.',
    },
    de: {
      message: "Die Fragen lassen sich nicht lesen: {detail}",
      hint:
        'Nötig ist eine JSON-Liste oder ein JSON-Objekt je Zeile, jeweils wie {"question": "…", "keys": ["…"]}.',
    },
  },
  evaluation_no_cases: {
    status: 409,
    en: {
      message: "The run's training data held out no rows of this kind.",
      hint:
        "Bring questions of your own, or generate training data with a held-out part and train again.",
    },
    de: {
      message: "In den Trainingsdaten des Laufs wurden keine Zeilen dieser Art zurückgehalten.",
      hint:
        "Bringen Sie eigene Fragen mit, oder erzeugen Sie Trainingsdaten mit zurückgehaltenem Teil und trainieren Sie noch einmal.",
    },
  },
  evaluation_no_base: {
    status: 409,
    en: {
      message: "The base model {model} cannot answer yet: it was not converted to GGUF.",
      hint: "Export the run as GGUF; the base model is converted along with it.",
    },
    de: {
      message:
        "Das Basismodell {model} kann noch nicht antworten: Es wurde nicht in GGUF umgewandelt.",
      hint: "Exportieren Sie den Lauf als GGUF; dabei wird auch das Basismodell umgewandelt.",
    },
  },
  evaluation_no_model: {
    status: 409,
    en: {
      message: "The run has no exported model that can answer.",
      hint: "Export the run as GGUF (a model or an adapter), then try again.",
    },
    de: {
      message: "Der Lauf hat kein exportiertes Modell, das antworten kann.",
      hint:
        "Exportieren Sie den Lauf als GGUF (Modell oder Adapter) und versuchen Sie es dann noch einmal.",
    },
  },
});
