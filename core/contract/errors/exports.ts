import { defineErrors } from "./define.ts";

/** Errors of exports. */
export const exportErrors = defineErrors({
  export_no_checkpoint: {
    status: 409,
    en: {
      message: "The run has no saved state “{checkpoint}” that is complete.",
      hint: "Let the run reach the end of its first epoch, or choose another saved state.",
    },
    de: {
      message: "Der Lauf hat keinen vollständigen Zwischenstand „{checkpoint}“.",
      hint:
        "Lassen Sie den Lauf die erste Epoche beenden oder wählen Sie einen anderen Zwischenstand.",
    },
  },
  export_checkpoint_damaged: {
    status: 409,
    en: {
      message:
        "The saved state “{checkpoint}” is damaged: a file of it has changed since it was saved.",
      hint: "Choose another saved state, or resume the run from an earlier one.",
    },
    de: {
      message:
        "Der Zwischenstand „{checkpoint}“ ist beschädigt: Eine Datei hat sich seit dem Sichern verändert.",
      hint:
        "Wählen Sie einen anderen Zwischenstand oder setzen Sie den Lauf von einem früheren fort.",
    },
  },
  export_no_base: {
    status: 409,
    en: {
      message: "The base model {model} that this run started from is not where it was.",
      hint: "Put it back, then export: an export needs it to know sizes and to merge.",
    },
    de: {
      message:
        "Das Basismodell {model}, von dem dieser Lauf ausging, liegt nicht mehr an seinem Ort.",
      hint:
        "Legen Sie es zurück und exportieren Sie dann: Der Export braucht es für die Größen und zum Zusammenführen.",
    },
  },
  export_failed: {
    status: 500,
    en: {
      message: "The export stopped: {detail}",
      hint: "Start the export again. If it stops again, look at the job's log.",
    },
    de: {
      message: "Der Export ist abgebrochen: {detail}",
      hint:
        "Starten Sie den Export noch einmal. Bricht er wieder ab, hilft das Protokoll des Auftrags.",
    },
  },
  export_out_of_memory: {
    status: 507,
    en: {
      message: "The memory was not enough to merge the model.",
      hint:
        "Close other programs and start again, or export the adapter only: it needs no merging.",
    },
    de: {
      message: "Der Arbeitsspeicher reichte nicht, um das Modell zusammenzuführen.",
      hint:
        "Schließen Sie andere Programme und starten Sie noch einmal, oder exportieren Sie nur den Adapter: Er braucht kein Zusammenführen.",
    },
  },
  export_unfit: {
    status: 500,
    en: {
      message: "The exported file {file} is not as it must be ({detail}), so it was not kept.",
      hint: "Start the export again. If it happens again, export “merged” and report the problem.",
    },
    de: {
      message:
        "Die exportierte Datei {file} ist nicht, wie sie sein muss ({detail}), und wurde verworfen.",
      hint:
        "Starten Sie den Export noch einmal. Geschieht es wieder, exportieren Sie „zusammengeführt“ und melden Sie das Problem.",
    },
  },
  artifact_not_found: {
    status: 404,
    en: { message: "This result does not exist.", hint: "Open the project's results." },
    de: {
      message: "Dieses Ergebnis gibt es nicht.",
      hint: "Öffnen Sie die Ergebnisse des Projekts.",
    },
  },
  artifact_gone: {
    status: 410,
    en: {
      message: "The file of this result is no longer in the project's folder.",
      hint: "Export it again; the run still has what is needed.",
    },
    de: {
      message: "Die Datei dieses Ergebnisses liegt nicht mehr im Ordner des Projekts.",
      hint: "Exportieren Sie es noch einmal; der Lauf hat noch alles, was dafür nötig ist.",
    },
  },
});
