import { defineErrors } from "./define.ts";

/** Errors of what is installed later: engines, models. */
export const packErrors = defineErrors({
  python_missing: {
    status: 409,
    en: {
      message: "Training needs Python {least} or newer; none was found.",
      hint: "Install it ({remedy}), then press Install again.",
    },
    de: {
      message: "Das Training braucht Python {least} oder neuer; es wurde keines gefunden.",
      hint: "Installieren Sie es ({remedy}) und drücken Sie dann noch einmal auf Installieren.",
    },
  },
  venv_missing: {
    status: 409,
    en: {
      message: "Python {version} has no working venv module.",
      hint: "Add it ({remedy}), then press Install again.",
    },
    de: {
      message: "Python {version} hat kein brauchbares Modul venv.",
      hint: "Ergänzen Sie es ({remedy}) und drücken Sie dann noch einmal auf Installieren.",
    },
  },
  pack_download_failed: {
    status: 502,
    en: {
      message: "{pack} could not be downloaded: {detail}",
      hint:
        "Check the internet connection and try again, or choose a folder with the package files (offline install).",
    },
    de: {
      message: "{pack} ließ sich nicht herunterladen: {detail}",
      hint:
        "Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal, oder wählen Sie einen Ordner mit den Paketdateien (Offline-Installation).",
    },
  },
  pack_install_failed: {
    status: 500,
    en: {
      message: "{pack} could not be installed: {detail}",
      hint: "Nothing was left behind. Try again; the job's log says more.",
    },
    de: {
      message: "{pack} ließ sich nicht installieren: {detail}",
      hint: "Es blieb nichts zurück. Versuchen Sie es noch einmal; das Protokoll sagt mehr.",
    },
  },
  pack_damaged: {
    status: 502,
    en: {
      message: "{file} is not the expected file (its checksum differs).",
      hint: "Try again. If it happens again, the download source was changed: do not use it.",
    },
    de: {
      message: "{file} ist nicht die erwartete Datei (die Prüfsumme weicht ab).",
      hint:
        "Versuchen Sie es noch einmal. Geschieht es wieder, wurde die Quelle verändert: Benutzen Sie sie nicht.",
    },
  },
  pack_proof_failed: {
    status: 500,
    en: {
      message: "{pack} was installed but does not work: {detail}",
      hint: "Install it again. If that does not help, look at the job's log.",
    },
    de: {
      message: "{pack} wurde installiert, funktioniert aber nicht: {detail}",
      hint:
        "Installieren Sie es noch einmal. Hilft das nicht, sehen Sie ins Protokoll des Auftrags.",
    },
  },
  engine_not_proved: {
    status: 409,
    en: {
      message: "The training engine could not be proved: {reason}",
      hint: "Then prove it again.",
    },
    de: {
      message: "Die Trainings-Engine ließ sich nicht prüfen: {reason}",
      hint: "Prüfen Sie sie danach noch einmal.",
    },
  },
  engine_missing: {
    status: 409,
    en: {
      message: "No training engine is ready: {reason}",
      hint: "Install the training engine under Settings.",
    },
    de: {
      message: "Keine Trainings-Engine ist bereit: {reason}",
      hint: "Installieren Sie die Trainings-Engine in den Einstellungen.",
    },
  },
});
