import { defineTexts } from "../text.ts";
import { packTexts } from "./packs.ts";

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
    "took": "took {time}",
    "ended": "Ended",
    "duration": "Duration",
    "figures": "Figures",
    "pace.left": "about {time} left",
    "pace.second": "{rate} {unit} per second",
    "pace.minute": "{rate} {unit} per minute",
    "pace.bytes": "{size} per second",
    "actions": "Actions",
    "open": "{job}: details",
    "filter": "Show",
    "filter.project": "Project",
    "filter.project.all": "all projects",
    "filter.submit": "Show",
    "filter.none": "No job fits.",
    "filter.clear": "Show all jobs",
    "group.all": "all",
    "group.active": "in progress",
    "group.waiting": "waiting for you",
    "group.done": "done",
    "group.ended": "failed or cancelled",
    "all": "All jobs",
    "older": "Older jobs",
    "newest": "Newest jobs",
    "shown": "{count} {count|job|jobs} shown",
    "log.lines": "{count} {count|line|lines}",
    "log.end": "To the end",
    "log.download": "Download the whole log",
    "log.failed": "These lines could not be loaded.",
    "log": "Log",
    "log.empty": "Nothing in the log yet.",
    "log.empty.ended": "The log is empty.",
    "attempt": "Attempt {attempt}",
    "project": "To the project",
    "action.pause": "Pause",
    "action.resume": "Resume",
    "action.again": "Try again",
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
    "amount": "{done} {unit}",
    "amount.of": "{done} of {total} {unit}",
    "amount.bytes": "{done} of {total}",
    "unit.answers": "answers",
    "unit.chunks": "chunks",
    "unit.files": "files",
    "unit.packages": "packages",
    "unit.rows": "rows",
    "unit.steps": "steps",
    "unit.tensors": "tensors",
    "kind.documents.process": "Read documents",
    "kind.retrieval.embed": "Make findable by meaning",
    "kind.dataset.generate": "Make training data",
    "kind.dataset.ask_model": "Make training data with a model",
    "kind.dataset.import": "Import training data",
    "kind.training.run": "Training",
    "kind.exports.create": "Export",
    "kind.evaluation.run": "Evaluation",
    "kind.packs.install": "Installation",
    "kind.overview.demo": "Example",

    "to.documents.process": "To the documents",
    "to.retrieval.embed": "To the documents",
    "to.dataset.generate": "To the training data",
    "to.dataset.ask_model": "To the training data",
    "to.dataset.import": "To the training data",
    "to.training.run": "To the run",
    "to.exports.create": "To the results",
    "to.evaluation.run": "To the evaluations",
    "to.packs.install": "To the settings",
    "to.overview.demo": "To the example project",

    "tray.idle": "No job is running.",
    "tray.title": "{count} {count|job|jobs} in progress",
    "tray.pause": "Pause {job}",
    "tray.cancel": "Cancel {job}",
    "tray.more": "and {count} more",
    "tray.began": "{job} has begun.",
    "tray.ended": "{job}: {state}.",
    "percent": "{percent}%",
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
    "took": "dauerte {time}",
    "ended": "Beendet",
    "duration": "Dauer",
    "figures": "Zahlen",
    "pace.left": "noch etwa {time}",
    "pace.second": "{rate} {unit} pro Sekunde",
    "pace.minute": "{rate} {unit} pro Minute",
    "pace.bytes": "{size} pro Sekunde",
    "actions": "Aktionen",
    "open": "{job}: Einzelheiten",
    "filter": "Zeigen",
    "filter.project": "Projekt",
    "filter.project.all": "alle Projekte",
    "filter.submit": "Zeigen",
    "filter.none": "Kein Auftrag passt.",
    "filter.clear": "Alle Aufträge zeigen",
    "group.all": "alle",
    "group.active": "in Arbeit",
    "group.waiting": "wartet auf Sie",
    "group.done": "fertig",
    "group.ended": "fehlgeschlagen oder abgebrochen",
    "all": "Alle Aufträge",
    "older": "Ältere Aufträge",
    "newest": "Neueste Aufträge",
    "shown": "{count} {count|Auftrag|Aufträge} gezeigt",
    "log.lines": "{count} {count|Zeile|Zeilen}",
    "log.end": "Ans Ende",
    "log.download": "Ganzes Protokoll herunterladen",
    "log.failed": "Diese Zeilen ließen sich nicht laden.",
    "log": "Protokoll",
    "log.empty": "Noch nichts im Protokoll.",
    "log.empty.ended": "Das Protokoll ist leer.",
    "attempt": "Versuch {attempt}",
    "project": "Zum Projekt",
    "action.pause": "Anhalten",
    "action.resume": "Fortsetzen",
    "action.again": "Noch einmal versuchen",
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
    "amount": "{done} {unit}",
    "amount.of": "{done}/{total} {unit}",
    "amount.bytes": "{done} von {total}",
    "unit.answers": "Antworten",
    "unit.chunks": "Abschnitte",
    "unit.files": "Dateien",
    "unit.packages": "Pakete",
    "unit.rows": "Zeilen",
    "unit.steps": "Schritte",
    "unit.tensors": "Tensoren",
    "kind.documents.process": "Dokumente lesen",
    "kind.retrieval.embed": "Nach Bedeutung auffindbar machen",
    "kind.dataset.generate": "Trainingsdaten erzeugen",
    "kind.dataset.ask_model": "Trainingsdaten mit einem Modell erzeugen",
    "kind.dataset.import": "Trainingsdaten importieren",
    "kind.training.run": "Training",
    "kind.exports.create": "Export",
    "kind.evaluation.run": "Auswertung",
    "kind.packs.install": "Installation",
    "kind.overview.demo": "Beispiel",

    "to.documents.process": "Zu den Dokumenten",
    "to.retrieval.embed": "Zu den Dokumenten",
    "to.dataset.generate": "Zu den Trainingsdaten",
    "to.dataset.ask_model": "Zu den Trainingsdaten",
    "to.dataset.import": "Zu den Trainingsdaten",
    "to.training.run": "Zum Lauf",
    "to.exports.create": "Zu den Ergebnissen",
    "to.evaluation.run": "Zu den Auswertungen",
    "to.packs.install": "Zu den Einstellungen",
    "to.overview.demo": "Zum Beispielprojekt",

    "tray.idle": "Es läuft kein Auftrag.",
    "tray.title": "{count} {count|Auftrag|Aufträge} in Arbeit",
    "tray.pause": "{job} anhalten",
    "tray.cancel": "{job} abbrechen",
    "tray.more": "und {count} {count|weiterer|weitere}",
    "tray.began": "{job} hat begonnen.",
    "tray.ended": "{job}: {state}.",
    "percent": "{percent} %",
  },
});

export type JobsText = keyof typeof jobsTexts.en;

/** The name of a kind of job; a kind without a text shows its own name. */
export function jobKindText(kind: string, lang: keyof typeof jobsTexts): string {
  const key = `kind.${kind}`;
  return key in jobsTexts[lang] ? jobsTexts[lang][key as JobsText] : kind;
}

/** What is counted; a unit without a text shows its own name. */
export function jobUnitText(unit: string, lang: keyof typeof jobsTexts): string {
  const key = `unit.${unit}`;
  return key in jobsTexts[lang] ? jobsTexts[lang][key as JobsText] : unit;
}

/** The name of one job: of an installation also what it installs. */
export function jobTitle(
  { kind, pack }: { kind: string; pack: string | null },
  lang: keyof typeof jobsTexts,
): string {
  const name = jobKindText(kind, lang);
  const packs: Readonly<Record<string, string>> = packTexts[lang];
  const packName = pack === null ? undefined : packs[`packs.name.${pack}`];
  return packName === undefined ? name : `${name}: ${packName}`;
}

/** What of a job's parameters its title tells; null for most kinds. */
export function packOf(params: Readonly<Record<string, unknown>>): string | null {
  const { pack } = params;
  return typeof pack === "string" ? pack : null;
}

/** The text of the link to what a kind of job works on; null for a kind that has no page. */
export function jobTargetText(kind: string, lang: keyof typeof jobsTexts): string | null {
  const key = `to.${kind}`;
  return key in jobsTexts[lang] ? jobsTexts[lang][key as JobsText] : null;
}
