import { defineTexts } from "../text.ts";

/** Texts of base models: where they come from, whether they can be trained, and why not. */
export const modelTexts = defineTexts({
  en: {
    "models.source.starter": "Starter model",
    "models.source.file": "GGUF file",
    "models.source.folder": "Safetensors folder",
    "models.source.ollama": "From Ollama",

    "models.state.ready": "Ready",
    "models.state.not_installed": "Not installed yet",
    "models.state.missing": "The file is gone",
    "models.state.unreadable": "Not readable",

    "models.name": "Model",
    "models.training": "Training",
    "models.list": "Models on this computer",
    "models.where":
      "A model is a GGUF file or a safetensors folder on this computer, of a family such as Llama, Qwen, Phi, Mistral, Gemma, SmolLM or Granite; its publisher offers it for download. Models that you have in Ollama are found by themselves.",
    "models.context.tokens": "{count} tokens",
    "models.size": "Size",
    "models.parameters": "Parameters",
    "models.quantisation": "Quantisation",
    "models.licence": "Licence",
    "models.languages": "Languages",
    "models.context": "Context",
    "models.unknown": "Not stated",

    "models.trainable": "Trainable with {engines}",
    "models.trainable.checked": "Trainable with {engines}, if the check before the run passes",
    "models.untrainable": "Can chat, cannot be trained",
    "models.reason.not_installed": "Not installed yet.",
    "models.reason.missing": "Its file is not where it was.",
    "models.reason.unreadable": "Its file cannot be read.",
    "models.reason.unknown_family":
      "No training engine knows its family ({architecture}, tokeniser {tokenizer}).",
    "models.reason.quantised_beyond_use":
      "It is quantised to {quantisation}, which loses too much to train on.",
    "models.reason.split_file": "It is split into {count} files; join them first.",
    "models.reason.no_template": "It has no chat template to train with.",
    "models.reason.no_local_file": "Ollama keeps its file out of reach.",

    "models.ollama": "Ollama",
    "models.ollama.unasked":
      "A program of its own that runs models. If you use it, its models can be listed here.",
    "models.ollama.reachable": "Ollama answers and has {count} {count|model|models}.",
    "models.ollama.unreachable": "Ollama does not run at {address}.",
    "models.ollama.timeout": "Ollama did not answer in time.",
    "models.ollama.bad_answer": "The program at {address} does not answer like Ollama.",
    "models.ollama.address": "Set its address",
    "models.refresh": "Look again",
    "models.add.hint":
      "The file stays where it is. Right-click on it in the file manager to copy its path.",
    "models.add.start": "Add",
    "models.add.path": "Path of the .gguf file or of the safetensors folder",
  },
  de: {
    "models.source.starter": "Startmodell",
    "models.source.file": "GGUF-Datei",
    "models.source.folder": "Safetensors-Ordner",
    "models.source.ollama": "Aus Ollama",

    "models.state.ready": "Bereit",
    "models.state.not_installed": "Noch nicht installiert",
    "models.state.missing": "Die Datei ist weg",
    "models.state.unreadable": "Nicht lesbar",

    "models.name": "Modell",
    "models.training": "Training",
    "models.list": "Modelle auf diesem Computer",
    "models.where":
      "Ein Modell ist eine GGUF-Datei oder ein Safetensors-Ordner auf diesem Computer, aus einer Familie wie Llama, Qwen, Phi, Mistral, Gemma, SmolLM oder Granite; wer es herausgibt, bietet es zum Herunterladen an. Modelle, die Sie in Ollama haben, werden von selbst gefunden.",
    "models.context.tokens": "{count} Token",
    "models.size": "Größe",
    "models.parameters": "Parameter",
    "models.quantisation": "Quantisierung",
    "models.licence": "Lizenz",
    "models.languages": "Sprachen",
    "models.context": "Kontext",
    "models.unknown": "Nicht angegeben",

    "models.trainable": "Trainierbar mit {engines}",
    "models.trainable.checked": "Trainierbar mit {engines}, wenn die Prüfung vor dem Lauf gelingt",
    "models.untrainable": "Kann antworten, aber nicht trainiert werden",
    "models.reason.not_installed": "Noch nicht installiert.",
    "models.reason.missing": "Seine Datei liegt nicht mehr an ihrem Ort.",
    "models.reason.unreadable": "Seine Datei ist nicht lesbar.",
    "models.reason.unknown_family":
      "Keine Trainings-Engine kennt seine Familie ({architecture}, Tokenizer {tokenizer}).",
    "models.reason.quantised_beyond_use":
      "Es ist auf {quantisation} quantisiert; dabei geht zu viel für ein Training verloren.",
    "models.reason.split_file":
      "Es ist auf {count} Dateien verteilt; fügen Sie diese erst zusammen.",
    "models.reason.no_template": "Es hat keine Chat-Vorlage, mit der trainiert werden könnte.",
    "models.reason.no_local_file": "Ollama gibt seine Datei nicht heraus.",

    "models.ollama": "Ollama",
    "models.ollama.unasked":
      "Ein eigenes Programm, das Modelle betreibt. Wenn Sie es benutzen, lassen sich seine Modelle hier auflisten.",
    "models.ollama.reachable": "Ollama antwortet und hat {count} {count|Modell|Modelle}.",
    "models.ollama.unreachable": "Unter {address} läuft kein Ollama.",
    "models.ollama.timeout": "Ollama hat nicht rechtzeitig geantwortet.",
    "models.ollama.bad_answer": "Das Programm unter {address} antwortet nicht wie Ollama.",
    "models.ollama.address": "Adresse einstellen",
    "models.refresh": "Neu nachsehen",
    "models.add.hint":
      "Die Datei bleibt, wo sie ist. Mit einem Rechtsklick im Dateimanager können Sie ihren Pfad kopieren.",
    "models.add.start": "Hinzufügen",
    "models.add.path": "Pfad der .gguf-Datei oder des Safetensors-Ordners",
  },
});
