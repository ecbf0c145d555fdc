import { defineErrors } from "./define.ts";

/** Errors of the data folder and its database. */
export const storageErrors = defineErrors({
  folder_held: {
    status: 409,
    en: {
      message: "Another Lernwerk is using the data folder {folder}.",
      hint: "Use the one that is running, or end it first.",
    },
    de: {
      message: "Ein anderes Lernwerk benutzt den Datenordner {folder}.",
      hint: "Benutzen Sie das laufende oder beenden Sie es zuerst.",
    },
  },
  folder_unusable: {
    status: 500,
    en: {
      message: "The data folder {folder} cannot be written.",
      hint: "Choose another folder with --data, or give yourself the right to write there.",
    },
    de: {
      message: "In den Datenordner {folder} kann nicht geschrieben werden.",
      hint: "Wählen Sie mit --data einen anderen Ordner oder geben Sie sich dort Schreibrechte.",
    },
  },
  database_migrating: {
    status: 503,
    en: {
      message: "The data of an earlier version is being made ready for this one.",
      hint: "Try again in a moment.",
    },
    de: {
      message: "Die Daten einer früheren Version werden für diese vorbereitet.",
      hint: "Versuchen Sie es in einem Moment noch einmal.",
    },
  },
  database_newer: {
    status: 500,
    en: {
      message: "The data folder was written by a newer Lernwerk.",
      hint: "Start the newer version, or use another data folder.",
    },
    de: {
      message: "Der Datenordner stammt von einem neueren Lernwerk.",
      hint: "Starten Sie die neuere Version oder nehmen Sie einen anderen Datenordner.",
    },
  },
  database_damaged: {
    status: 500,
    en: {
      message: "The database is damaged.",
      hint:
        "Restore the newest file of the folder backups: end Lernwerk and copy it over lernwerk.db.",
    },
    de: {
      message: "Die Datenbank ist beschädigt.",
      hint:
        "Stellen Sie die neueste Datei aus dem Ordner backups wieder her: Lernwerk beenden und sie über lernwerk.db kopieren.",
    },
  },
});
