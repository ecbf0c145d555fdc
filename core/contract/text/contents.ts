import { defineTexts } from "../text.ts";

/** What a project holds, by kind, with its number. */
export const contentsTexts = defineTexts({
  en: {
    "documents": "{count} {count|document|documents}",
    "chunks": "{count} {count|chunk|chunks}",
    "rows": "{count} {count|row of training data|rows of training data}",
    "versions": "{count} {count|dataset version|dataset versions}",
    "runs": "{count} {count|run|runs}",
    "artifacts": "{count} {count|exported file|exported files}",
    "evaluations": "{count} {count|evaluation|evaluations}",
    "jobs": "{count} {count|job|jobs}",
    "bytes": "{count} on the disk",
  },
  de: {
    "documents": "{count} {count|Dokument|Dokumente}",
    "chunks": "{count} {count|Abschnitt|Abschnitte}",
    "rows": "{count} {count|Zeile Trainingsdaten|Zeilen Trainingsdaten}",
    "versions": "{count} {count|Version des Datensatzes|Versionen des Datensatzes}",
    "runs": "{count} {count|Lauf|Läufe}",
    "artifacts": "{count} {count|exportierte Datei|exportierte Dateien}",
    "evaluations": "{count} {count|Auswertung|Auswertungen}",
    "jobs": "{count} {count|Auftrag|Aufträge}",
    "bytes": "{count} auf dem Datenträger",
  },
});

export type ContentsText = keyof typeof contentsTexts.en;
