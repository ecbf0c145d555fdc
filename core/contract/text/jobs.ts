import { defineTexts } from "../text.ts";

/** Texts of jobs: states, kinds, actions. */
export const jobsTexts = defineTexts({
  en: {
    "title": "Jobs",
    "purpose":
      "Everything that takes longer, with its progress. It goes on when you leave the page.",
    "empty": "No job yet.",
    "kind": "Job",
    "state": "State",
    "progress": "Progress",
    "started": "Started",
    "log": "Log",
    "log.empty": "Nothing in the log yet.",
    "attempt": "Attempt {attempt}",
    "project": "To the project",
    "action.pause": "Pause",
    "action.resume": "Resume",
    "action.cancel": "Cancel",
    "state.queued": "waiting",
    "state.running": "running",
    "state.pausing": "pausing",
    "state.paused": "paused",
    "state.stopping": "stopping",
    "state.done": "done",
    "state.failed": "failed",
    "state.cancelled": "cancelled",
    "state.interrupted": "interrupted",
    "kind.documents.process": "Read documents",
    "kind.dataset.generate": "Make training data",
    "kind.dataset.import": "Import training data",
    "kind.training.run": "Training",
    "kind.exports.create": "Export",
    "kind.evaluation.run": "Evaluation",
    "kind.packs.install": "Installation",
    "kind.overview.demo": "Example",
  },
  de: {
    "title": "Aufträge",
    "purpose":
      "Alles, was länger dauert, mit seinem Fortschritt. Es geht weiter, wenn Sie die Seite verlassen.",
    "empty": "Noch kein Auftrag.",
    "kind": "Auftrag",
    "state": "Zustand",
    "progress": "Fortschritt",
    "started": "Begonnen",
    "log": "Protokoll",
    "log.empty": "Noch nichts im Protokoll.",
    "attempt": "Versuch {attempt}",
    "project": "Zum Projekt",
    "action.pause": "Anhalten",
    "action.resume": "Fortsetzen",
    "action.cancel": "Abbrechen",
    "state.queued": "wartet",
    "state.running": "läuft",
    "state.pausing": "hält an",
    "state.paused": "angehalten",
    "state.stopping": "wird beendet",
    "state.done": "fertig",
    "state.failed": "fehlgeschlagen",
    "state.cancelled": "abgebrochen",
    "state.interrupted": "unterbrochen",
    "kind.documents.process": "Dokumente lesen",
    "kind.dataset.generate": "Trainingsdaten erzeugen",
    "kind.dataset.import": "Trainingsdaten importieren",
    "kind.training.run": "Training",
    "kind.exports.create": "Export",
    "kind.evaluation.run": "Auswertung",
    "kind.packs.install": "Installation",
    "kind.overview.demo": "Beispiel",
  },
});

export type JobsText = keyof typeof jobsTexts.en;

/** The name of a kind of job; a kind without a text shows its own name. */
export function jobKindText(kind: string, lang: keyof typeof jobsTexts): string {
  const key = `kind.${kind}`;
  return key in jobsTexts[lang] ? jobsTexts[lang][key as JobsText] : kind;
}
