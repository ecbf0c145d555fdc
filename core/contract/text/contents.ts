import { defineTexts } from "../text.ts";

/** What a project holds, by kind, with its number. */
export const contentsTexts = defineTexts({
  en: {
    "documents": "{count} documents",
    "chunks": "{count} chunks",
    "rows": "{count} rows of training data",
    "versions": "{count} dataset versions",
    "runs": "{count} runs",
    "artifacts": "{count} exported files",
    "evaluations": "{count} evaluations",
    "jobs": "{count} jobs",
    "bytes": "{count} MB on disk",
  },
  de: {
    "documents": "{count} Dokumente",
    "chunks": "{count} Abschnitte",
    "rows": "{count} Zeilen Trainingsdaten",
    "versions": "{count} Versionen des Datensatzes",
    "runs": "{count} Läufe",
    "artifacts": "{count} exportierte Dateien",
    "evaluations": "{count} Auswertungen",
    "jobs": "{count} Aufträge",
    "bytes": "{count} MB auf dem Datenträger",
  },
});

export type ContentsText = keyof typeof contentsTexts.en;
