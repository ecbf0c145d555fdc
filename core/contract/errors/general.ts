import { defineErrors } from "./define.ts";

/** Errors that belong to no feature. */
export const generalErrors = defineErrors({
  internal: {
    status: 500,
    en: {
      message: "Something went wrong in Lernwerk itself.",
      hint:
        "Try again. If it happens again, report it with the file lernwerk.log in the data folder (path in the settings).",
    },
    de: {
      message: "In Lernwerk selbst ist etwas schiefgegangen.",
      hint:
        "Versuchen Sie es noch einmal. Wenn es wieder geschieht, melden Sie es mit der Datei lernwerk.log aus dem Datenordner (Pfad in den Einstellungen).",
    },
  },
  not_found: {
    status: 404,
    en: {
      message: "There is nothing here (any more).",
      hint: "Check the address or go back to the projects.",
    },
    de: {
      message: "Das gibt es hier nicht (mehr).",
      hint: "Prüfen Sie die Adresse oder gehen Sie zurück zu den Projekten.",
    },
  },
  method_not_allowed: {
    status: 405,
    en: {
      message: "This address does not accept {method}.",
      hint: "See the API description for what it accepts.",
    },
    de: {
      message: "Diese Adresse nimmt {method} nicht an.",
      hint: "Die API-Beschreibung nennt, was sie annimmt.",
    },
  },
  bad_input: {
    status: 400,
    en: {
      message: "The input does not fit: {detail}",
      hint: "Correct the named field and send it again.",
    },
    de: {
      message: "Die Eingabe passt nicht: {detail}",
      hint: "Berichtigen Sie das genannte Feld und senden Sie es noch einmal.",
    },
  },
  port_unusable: {
    status: 409,
    en: {
      message: "Port {port} is not free: another program listens there, or the system keeps it.",
      hint: "Choose another one with --port; 0 takes any free one.",
    },
    de: {
      message:
        "Port {port} ist nicht frei: Ein anderes Programm lauscht dort, oder das System behält ihn sich vor.",
      hint: "Wählen Sie mit --port einen anderen; 0 nimmt irgendeinen freien.",
    },
  },
  too_large: {
    status: 413,
    en: {
      message: "This is larger than the limit of {limit_mb} MB.",
      hint: "Split it, or raise the limit in Settings.",
    },
    de: {
      message: "Das ist größer als die Grenze von {limit_mb} MB.",
      hint: "Teilen Sie es auf oder erhöhen Sie die Grenze in den Einstellungen.",
    },
  },
  disk_filled_up: {
    status: 507,
    en: {
      message: "The disk is full: this could not be saved.",
      hint: "Free some space, then do it again; everything saved before is kept.",
    },
    de: {
      message: "Der Datenträger ist voll: Dies konnte nicht gespeichert werden.",
      hint:
        "Schaffen Sie Platz und tun Sie es noch einmal; alles vorher Gespeicherte bleibt erhalten.",
    },
  },
  folder_in_use: {
    status: 409,
    en: {
      message: "Work is under way that may need these files.",
      hint: "Wait until it has ended, or end it; then clean up.",
    },
    de: {
      message: "Es laufen Aufträge, die diese Dateien brauchen könnten.",
      hint: "Warten Sie, bis sie zu Ende sind, oder beenden Sie sie; räumen Sie dann auf.",
    },
  },
  disk_full: {
    status: 507,
    en: {
      message: "The disk is full: {needed_mb} MB are needed, {free_mb} MB are free.",
      hint: "Free some space, then start again; everything done so far is kept.",
    },
    de: {
      message: "Der Datenträger ist voll: {needed_mb} MB werden gebraucht, {free_mb} MB sind frei.",
      hint: "Schaffen Sie Platz und starten Sie noch einmal; alles bisher Getane bleibt erhalten.",
    },
  },
});
