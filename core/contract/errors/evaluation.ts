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
  evaluation_cases_empty: {
    status: 422,
    en: {
      message: "There are no questions in what was given.",
      hint:
        'Give a JSON list, or one JSON object a line, each like {"question": "…", "keys": ["…"]}.',
    },
    de: {
      message: "Was angegeben wurde, enthält keine Fragen.",
      hint:
        'Nötig ist eine JSON-Liste oder ein JSON-Objekt je Zeile, jeweils wie {"question": "…", "keys": ["…"]}.',
    },
  },
  evaluation_cases_too_many: {
    status: 422,
    en: {
      message: "There are more than {most} questions.",
      hint: "Ask them in several evaluations.",
    },
    de: {
      message: "Es sind mehr als {most} Fragen.",
      hint: "Stellen Sie sie in mehreren Auswertungen.",
    },
  },
  evaluation_list_unreadable: {
    status: 422,
    en: {
      message: "The list of questions is not JSON: {detail}",
      hint:
        'Give a JSON list, or one JSON object a line, each like {"question": "…", "keys": ["…"]}.',
    },
    de: {
      message: "Die Liste der Fragen ist kein JSON: {detail}",
      hint:
        'Nötig ist eine JSON-Liste oder ein JSON-Objekt je Zeile, jeweils wie {"question": "…", "keys": ["…"]}.',
    },
  },
  evaluation_line_unreadable: {
    status: 422,
    en: {
      message: "Line {line} of the questions is not JSON.",
      hint:
        'Give a JSON list, or one JSON object a line, each like {"question": "…", "keys": ["…"]}.',
    },
    de: {
      message: "Zeile {line} der Fragen ist kein JSON.",
      hint:
        'Nötig ist eine JSON-Liste oder ein JSON-Objekt je Zeile, jeweils wie {"question": "…", "keys": ["…"]}.',
    },
  },
  evaluation_case_unfit: {
    status: 422,
    en: {
      message: "Question {number} does not fit: “{field}” is missing or has the wrong form.",
      hint:
        'Give a JSON list, or one JSON object a line, each like {"question": "…", "keys": ["…"]}.',
    },
    de: {
      message: "Frage {number} passt nicht: „{field}“ fehlt oder hat die falsche Form.",
      hint:
        'Nötig ist eine JSON-Liste oder ein JSON-Objekt je Zeile, jeweils wie {"question": "…", "keys": ["…"]}.',
    },
  },
  evaluation_cases_changed: {
    status: 409,
    en: {
      message: "The file with this evaluation's questions is gone or was changed.",
      hint: "Start the evaluation again with its questions.",
    },
    de: {
      message: "Die Datei mit den Fragen dieser Auswertung ist fort oder wurde geändert.",
      hint: "Starten Sie die Auswertung mit ihren Fragen neu.",
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
