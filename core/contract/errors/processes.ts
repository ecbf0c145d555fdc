import { defineErrors } from "./define.ts";

/** Errors of the programs that we start. */
export const processErrors = defineErrors({
  program_missing: {
    status: 409,
    en: {
      message: "The program {program} was not found on this computer.",
      hint: "Install it, or repair the installation under Settings; then start again.",
    },
    de: {
      message: "Das Programm {program} wurde auf diesem Computer nicht gefunden.",
      hint:
        "Installieren Sie es, oder reparieren Sie die Installation unter Einstellungen; starten Sie dann noch einmal.",
    },
  },
  file_manager_missing: {
    status: 409,
    en: {
      message: "There is no file manager on this computer that could show the folder.",
      hint: "The folder is {path}",
    },
    de: {
      message: "Auf diesem Computer gibt es keine Dateiverwaltung, die den Ordner zeigen könnte.",
      hint: "Der Ordner ist {path}",
    },
  },
  sidecar_ended: {
    status: 502,
    en: {
      message: "A helper program ended unexpectedly: {detail}",
      hint: "Start again. If it happens again, run “lernwerk doctor” and look at the log.",
    },
    de: {
      message: "Ein Hilfsprogramm wurde unerwartet beendet: {detail}",
      hint:
        "Starten Sie noch einmal. Wenn es wieder geschieht, rufen Sie „lernwerk doctor“ auf und sehen Sie im Protokoll nach.",
    },
  },
  sidecar_silent: {
    status: 504,
    en: {
      message: "A helper program did not answer within {seconds} seconds.",
      hint: "Close other programs that keep the computer busy, then start again.",
    },
    de: {
      message: "Ein Hilfsprogramm hat {seconds} Sekunden lang nicht geantwortet.",
      hint:
        "Schließen Sie andere Programme, die den Computer beschäftigen, und starten Sie noch einmal.",
    },
  },
});
