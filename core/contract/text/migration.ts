import { defineTexts } from "../text.ts";

/** Texts of bringing the data of an earlier version to this one, before anything else is to be had. */
export const migrationTexts = defineTexts({
  en: {
    "migration.title": "Lernwerk is getting ready",
    "migration.what":
      "Your data comes from an earlier version. It is being made ready for this one, which happens once; a copy of how it was lies in the data folder.",
    "migration.progress": "Filling the search index · {done} of {total} passages",
    "migration.then": "This page goes on by itself as soon as it is done.",
    "migration.done": "The data is ready.",
  },
  de: {
    "migration.title": "Lernwerk bereitet sich vor",
    "migration.what":
      "Ihre Daten stammen von einer früheren Version. Sie werden einmalig für diese vorbereitet; eine Sicherung des bisherigen Stands liegt im Datenordner.",
    "migration.progress": "Der Suchindex wird gefüllt · {done} von {total} Textstellen",
    "migration.then": "Diese Seite geht von selbst weiter, sobald es fertig ist.",
    "migration.done": "Die Daten sind bereit.",
  },
});
