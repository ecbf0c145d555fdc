import { defineErrors } from "./define.ts";

/** Errors of long work. */
export const jobErrors = defineErrors({
  job_not_found: {
    status: 404,
    en: { message: "This job does not exist.", hint: "Open the list of jobs." },
    de: { message: "Diesen Auftrag gibt es nicht.", hint: "Öffnen Sie die Liste der Aufträge." },
  },
  job_wrong_state: {
    status: 409,
    en: {
      message: "The job is {state}; this is not possible now.",
      hint: "Reload the page to see what is possible.",
    },
    de: {
      message: "Der Auftrag ist im Zustand „{state}“; das geht jetzt nicht.",
      hint: "Laden Sie die Seite neu, um zu sehen, was möglich ist.",
    },
  },
  job_not_pausable: {
    status: 409,
    en: { message: "This job cannot be paused.", hint: "Let it finish, or cancel it." },
    de: {
      message: "Dieser Auftrag lässt sich nicht anhalten.",
      hint: "Lassen Sie ihn zu Ende laufen oder brechen Sie ihn ab.",
    },
  },
  job_gave_up: {
    status: 500,
    en: {
      message: "The job was interrupted {count} times and was given up.",
      hint: "Look at its log for the cause, then start it again.",
    },
    de: {
      message: "Der Auftrag wurde {count}-mal unterbrochen und aufgegeben.",
      hint: "Suchen Sie die Ursache in seinem Protokoll und starten Sie ihn dann noch einmal.",
    },
  },
});
