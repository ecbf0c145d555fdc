import { defineErrors } from "./define.ts";

/** Errors of training runs and of the trainers that do them. */
export const trainingErrors = defineErrors({
  run_not_found: {
    status: 404,
    en: { message: "This run does not exist.", hint: "Open the project's list of runs." },
    de: { message: "Diesen Lauf gibt es nicht.", hint: "Öffnen Sie die Liste der Läufe." },
  },
  training_blocked: {
    status: 409,
    en: {
      message: "Training cannot start yet. {reasons_en}",
      hint: "Do what is named here, then start again.",
    },
    de: {
      message: "Das Training kann noch nicht beginnen. {reasons_de}",
      hint: "Tun Sie, was hier steht, und starten Sie dann noch einmal.",
    },
  },
  checkpoint_missing: {
    status: 409,
    en: {
      message: "This run has no best saved state yet: nothing was measured at one so far.",
      hint: "Resume it from its last saved state.",
    },
    de: {
      message: "Dieser Lauf hat noch keinen besten Zwischenstand: Gemessen wurde bisher an keinem.",
      hint: "Setzen Sie ihn vom letzten Zwischenstand fort.",
    },
  },
  out_of_memory_batch: {
    status: 507,
    en: {
      message: "Memory ran out at batch size {batch}.",
      hint:
        "Start a new run with batch size {smaller} and gradient accumulation {accumulation}: it needs about {need_gb} GB and learns the same.",
    },
    de: {
      message: "Bei Batch-Größe {batch} ging der Arbeitsspeicher aus.",
      hint:
        "Starten Sie einen neuen Lauf mit Batch-Größe {smaller} und Gradienten-Akkumulation {accumulation}: Er braucht etwa {need_gb} GB und lernt dasselbe.",
    },
  },
  out_of_memory_checkpointing: {
    status: 507,
    en: {
      message: "Memory ran out at batch size 1.",
      hint:
        "Start a new run with gradient checkpointing: it needs about {need_gb} GB and takes longer.",
    },
    de: {
      message: "Bei Batch-Größe 1 ging der Arbeitsspeicher aus.",
      hint:
        "Starten Sie einen neuen Lauf mit Gradient Checkpointing: Er braucht etwa {need_gb} GB und dauert länger.",
    },
  },
  out_of_memory_rows: {
    status: 507,
    en: {
      message: "Memory ran out with rows of up to {length} tokens.",
      hint: "Start a new run with rows of at most {shorter} tokens: it needs about {need_gb} GB.",
    },
    de: {
      message: "Mit Zeilen von bis zu {length} Token ging der Arbeitsspeicher aus.",
      hint:
        "Starten Sie einen neuen Lauf mit Zeilen von höchstens {shorter} Token: Er braucht etwa {need_gb} GB.",
    },
  },
  out_of_memory_model: {
    status: 507,
    en: {
      message: "Memory ran out; this model alone needs about {need_gb} GB.",
      hint: "Close other programs, or choose a smaller base model.",
    },
    de: {
      message: "Der Arbeitsspeicher ging aus; schon das Modell allein braucht etwa {need_gb} GB.",
      hint: "Schließen Sie andere Programme oder wählen Sie ein kleineres Basismodell.",
    },
  },
  trainer_killed: {
    status: 500,
    en: {
      message: "The trainer was ended from outside (signal {signal}).",
      hint:
        "Resume the run: it goes on from the last saved state. If it happens again, the computer is probably short of memory: start a new run with batch size {smaller}.",
    },
    de: {
      message: "Der Trainer wurde von außen beendet (Signal {signal}).",
      hint:
        "Setzen Sie den Lauf fort: Er geht vom letzten Zwischenstand weiter. Geschieht es wieder, fehlt dem Computer wahrscheinlich Arbeitsspeicher: Starten Sie einen neuen Lauf mit Batch-Größe {smaller}.",
    },
  },
  trainer_crashed: {
    status: 500,
    en: {
      message: "The trainer crashed (exit code {code}).",
      hint:
        "Resume the run. If it crashes again, install the training engine again and look at the end of the run's training.log.",
    },
    de: {
      message: "Der Trainer ist abgestürzt (Endecode {code}).",
      hint:
        "Setzen Sie den Lauf fort. Stürzt er wieder ab, installieren Sie die Trainings-Engine neu und sehen Sie das Ende der Datei training.log des Laufs an.",
    },
  },
  trainer_silent: {
    status: 500,
    en: {
      message: "The trainer gave no sign of life for {seconds} seconds and was ended.",
      hint: "Resume the run: it goes on from the last saved state.",
    },
    de: {
      message: "Der Trainer gab {seconds} Sekunden lang kein Lebenszeichen und wurde beendet.",
      hint: "Setzen Sie den Lauf fort: Er geht vom letzten Zwischenstand weiter.",
    },
  },
  trainer_failed: {
    status: 500,
    en: {
      message: "The trainer reported an error: {detail}",
      hint: "The end of the run's training.log says more. Resume the run when the cause is gone.",
    },
    de: {
      message: "Der Trainer meldete einen Fehler: {detail}",
      hint:
        "Das Ende der Datei training.log des Laufs sagt mehr. Setzen Sie den Lauf fort, wenn die Ursache behoben ist.",
    },
  },
  trainer_engine_unfit: {
    status: 500,
    en: {
      message: "The training engine is not the one that this app was made for: {detail}",
      hint:
        "Install “Training and answering (llama.cpp)” again under Settings, then resume the run; or start a new run with PyTorch as its engine.",
    },
    de: {
      message: "Die Trainings-Engine ist nicht die, für die diese App gemacht ist: {detail}",
      hint:
        "Installieren Sie „Training und Antworten (llama.cpp)“ in den Einstellungen neu und setzen Sie den Lauf fort, oder starten Sie einen neuen Lauf mit PyTorch als Engine.",
    },
  },
  trainer_wrong_processor: {
    status: 500,
    en: {
      message: "The training engine uses instructions that this processor does not have.",
      hint:
        "Start a new run with PyTorch as its engine, or train on another computer; the data and everything that is saved stay as they are.",
    },
    de: {
      message: "Die Trainings-Engine benutzt Befehle, die dieser Prozessor nicht kennt.",
      hint:
        "Starten Sie einen neuen Lauf mit PyTorch als Engine, oder trainieren Sie auf einem anderen Computer; die Daten und alles Gesicherte bleiben, wie sie sind.",
    },
  },
  trainer_not_started: {
    status: 500,
    en: {
      message: "The training engine could not be started.",
      hint: "Install the training engine again, then resume the run.",
    },
    de: {
      message: "Die Trainings-Engine ließ sich nicht starten.",
      hint: "Installieren Sie die Trainings-Engine neu und setzen Sie dann den Lauf fort.",
    },
  },
  trainer_bad_config: {
    status: 400,
    en: {
      message: "The trainer refused a setting: {detail}",
      hint: "Correct the named setting and start a new run.",
    },
    de: {
      message: "Der Trainer lehnte eine Einstellung ab: {detail}",
      hint: "Berichtigen Sie die genannte Einstellung und starten Sie einen neuen Lauf.",
    },
  },
  trainer_protocol: {
    status: 500,
    en: {
      message: "The trainer speaks protocol version {found}, Lernwerk speaks version {wanted}.",
      hint: "Use a trainer of the same version, or update Lernwerk.",
    },
    de: {
      message: "Der Trainer spricht Protokoll-Version {found}, Lernwerk spricht Version {wanted}.",
      hint: "Verwenden Sie einen Trainer derselben Version oder aktualisieren Sie Lernwerk.",
    },
  },
  trainer_incomplete: {
    status: 500,
    en: {
      message: "The trainer ended without a finished result.",
      hint: "Resume the run: it goes on from the last saved state.",
    },
    de: {
      message: "Der Trainer endete ohne ein fertiges Ergebnis.",
      hint: "Setzen Sie den Lauf fort: Er geht vom letzten Zwischenstand weiter.",
    },
  },
  trainer_bad_path: {
    status: 500,
    en: {
      message: "The trainer named a file outside of its run folder and was ended.",
      hint: "Do not use this trainer; install the training engine again.",
    },
    de: {
      message: "Der Trainer nannte eine Datei außerhalb seines Laufordners und wurde beendet.",
      hint: "Benutzen Sie diesen Trainer nicht; installieren Sie die Trainings-Engine neu.",
    },
  },
  training_disk_full: {
    status: 507,
    en: {
      message: "The disk is full: the trainer could not save.",
      hint: "Free about {needed_mb} MB, then resume the run; the last saved state is kept.",
    },
    de: {
      message: "Der Datenträger ist voll: Der Trainer konnte nicht speichern.",
      hint:
        "Schaffen Sie etwa {needed_mb} MB Platz und setzen Sie den Lauf fort; der letzte Zwischenstand ist erhalten.",
    },
  },
  training_data_empty: {
    status: 409,
    en: {
      message: "There is no row that could be trained on.",
      hint: "Generate or import training data first.",
    },
    de: {
      message: "Es gibt keine Zeile, mit der trainiert werden könnte.",
      hint: "Erzeugen oder importieren Sie zuerst Trainingsdaten.",
    },
  },
  training_data_changed: {
    status: 409,
    en: {
      message: "The run's training data was changed on disk.",
      hint: "Start a new run; it takes the data afresh.",
    },
    de: {
      message: "Die Trainingsdaten des Laufs wurden auf dem Datenträger verändert.",
      hint: "Starten Sie einen neuen Lauf; er nimmt die Daten neu.",
    },
  },
  base_model_unreadable: {
    status: 409,
    en: {
      message: "The base model could not be read: {detail}",
      hint: "Check that its file still exists, or choose another base model.",
    },
    de: {
      message: "Das Basismodell ließ sich nicht lesen: {detail}",
      hint: "Prüfen Sie, ob seine Datei noch da ist, oder wählen Sie ein anderes Basismodell.",
    },
  },
  training_diverged: {
    status: 500,
    en: {
      message: "The loss became infinite: the model unlearnt everything.",
      hint: "Start a new run with a smaller learning rate, such as {rate}.",
    },
    de: {
      message: "Der Fehlerwert wurde unendlich: Das Modell hat alles verlernt.",
      hint: "Starten Sie einen neuen Lauf mit kleinerer Lernrate, etwa {rate}.",
    },
  },
  resume_mismatch: {
    status: 409,
    en: {
      message: "The saved state does not belong to these settings: {detail}",
      hint: "Start a new run.",
    },
    de: {
      message: "Der Zwischenstand gehört nicht zu diesen Einstellungen: {detail}",
      hint: "Starten Sie einen neuen Lauf.",
    },
  },
});
