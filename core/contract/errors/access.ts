import { defineErrors } from "./define.ts";

/** Errors of sign-in, rights and the request gate. */
export const accessErrors = defineErrors({
  sign_in_needed: {
    status: 401,
    en: {
      message: "You are not signed in.",
      hint:
        "Open Lernwerk again as you started it: with its icon, or with the command in the terminal (“lernwerk serve”, or that of the README, which ends in “task start”). That signs you in, also when Lernwerk runs already.",
    },
    de: {
      message: "Sie sind nicht angemeldet.",
      hint:
        "Öffnen Sie Lernwerk noch einmal so, wie Sie es gestartet haben: mit dem Programmsymbol oder mit dem Befehl im Terminal („lernwerk serve“ oder der aus der README-Datei, der auf „task start“ endet). Das meldet Sie an, auch wenn Lernwerk schon läuft.",
    },
  },
  forbidden: {
    status: 403,
    en: { message: "You may not do this.", hint: "Ask the owner of the project." },
    de: {
      message: "Das dürfen Sie nicht.",
      hint: "Fragen Sie die Person, der das Projekt gehört.",
    },
  },
  wrong_host: {
    status: 421,
    en: {
      message: "This address does not belong to Lernwerk.",
      hint:
        "Open Lernwerk as you started it: with its icon, or with the command in the terminal. Both open the right address.",
    },
    de: {
      message: "Diese Adresse gehört nicht zu Lernwerk.",
      hint:
        "Öffnen Sie Lernwerk so, wie Sie es gestartet haben: mit dem Programmsymbol oder mit dem Befehl im Terminal. Beides öffnet die richtige Adresse.",
    },
  },
  cross_site: {
    status: 403,
    en: {
      message: "Another web page tried to use Lernwerk; it was refused.",
      hint: "Use Lernwerk in its own tab.",
    },
    de: {
      message: "Eine andere Webseite wollte Lernwerk benutzen; das wurde abgelehnt.",
      hint: "Benutzen Sie Lernwerk in einem eigenen Tab.",
    },
  },
});
