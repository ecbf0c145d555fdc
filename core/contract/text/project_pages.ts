import { defineTexts } from "../text.ts";

/** Texts of a project's pages that belong to no room. */
export const projectPageTexts = defineTexts({
  en: {
    "jobs": "Work of this project",
    "jobs.none": "Nothing has run in this project yet.",
    "jobs.all": "All work of this project",
    "overview.lead": "All steps are done. You can go back to any of them.",
    "overview.score": "Right answers to questions that training never saw",
    "next": "Next: {step}",
    "save": "Save",
    "saved": "Saved.",
    "model.choose": "Base model",
    "model.choose.hint": "What the training starts from. Any model can chat; some can be trained.",
    "model.chosen": "{model} is now this project's model.",
    "model.system": "Instruction to the model (may be empty)",
    "model.system.hint":
      "The model is trained and later asked with it. Short is fast: a few words are enough.",
    "run.default": "Run {number}",
  },
  de: {
    "jobs": "Aufträge dieses Projekts",
    "jobs.none": "In diesem Projekt ist noch nichts gelaufen.",
    "jobs.all": "Alle Aufträge dieses Projekts",
    "overview.lead": "Alle Schritte sind getan. Sie können zu jedem zurückgehen.",
    "overview.score": "Richtige Antworten auf Fragen, die das Training nie gesehen hat",
    "next": "Weiter: {step}",
    "save": "Speichern",
    "saved": "Gespeichert.",
    "model.choose": "Basismodell",
    "model.choose.hint":
      "Davon geht das Training aus. Chatten kann jedes Modell; trainieren lassen sich einige.",
    "model.chosen": "{model} ist jetzt das Modell dieses Projekts.",
    "model.system": "Anweisung an das Modell (darf leer bleiben)",
    "model.system.hint":
      "Damit wird das Modell trainiert und später gefragt. Kurz ist schnell: Wenige Wörter genügen.",
    "run.default": "Lauf {number}",
  },
});
