import { defineErrors } from "./define.ts";

/** Errors of base models and of asking them. */
export const modelErrors = defineErrors({
  base_model_not_found: {
    status: 404,
    en: {
      message: "This base model is not in the list.",
      hint: "Choose another one, or add it again under Models.",
    },
    de: {
      message: "Dieses Basismodell steht nicht in der Liste.",
      hint: "Wählen Sie ein anderes oder fügen Sie es unter Modelle wieder hinzu.",
    },
  },
  model_missing: {
    status: 404,
    en: {
      message: "The model file {file} is not where it was.",
      hint: "Put it back, or remove the model from the list and add it from its new place.",
    },
    de: {
      message: "Die Modelldatei {file} liegt nicht mehr an ihrem Ort.",
      hint:
        "Legen Sie sie zurück, oder nehmen Sie das Modell aus der Liste und fügen Sie es vom neuen Ort hinzu.",
    },
  },
  model_path_unusable: {
    status: 422,
    en: {
      message: "{file} is neither a GGUF file nor a folder with a safetensors model.",
      hint: "Choose a .gguf file, or the folder that holds config.json and the .safetensors files.",
    },
    de: {
      message: "{file} ist weder eine GGUF-Datei noch ein Ordner mit einem Safetensors-Modell.",
      hint:
        "Wählen Sie eine .gguf-Datei oder den Ordner mit config.json und den .safetensors-Dateien.",
    },
  },
  model_registered_already: {
    status: 409,
    en: {
      message: "{file} is in the list already.",
      hint: "Choose it there.",
    },
    de: {
      message: "{file} steht schon in der Liste.",
      hint: "Wählen Sie es dort aus.",
    },
  },
  model_upload_mixed: {
    status: 422,
    en: {
      message: "These files are not one model.",
      hint: "Upload one .gguf file, or all files of one safetensors folder, each once.",
    },
    de: {
      message: "Diese Dateien sind nicht ein einziges Modell.",
      hint:
        "Laden Sie eine .gguf-Datei hoch, oder alle Dateien eines Safetensors-Ordners, jede einmal.",
    },
  },
  model_upload_empty: {
    status: 422,
    en: {
      message: "There is no model among these files.",
      hint: "Choose a .gguf file, or a folder with config.json and .safetensors files.",
    },
    de: {
      message: "Unter diesen Dateien ist kein Modell.",
      hint:
        "Wählen Sie eine .gguf-Datei oder einen Ordner mit config.json und .safetensors-Dateien.",
    },
  },
  model_out_of_reach: {
    status: 409,
    en: {
      message: "There is no readable GGUF file of {file} here.",
      hint: "Install or download it, or add it again from the place where it lies now.",
    },
    de: {
      message: "Von {file} gibt es hier keine lesbare GGUF-Datei.",
      hint:
        "Installieren oder laden Sie es, oder fügen Sie es vom Ort hinzu, an dem es jetzt liegt.",
    },
  },
  chat_template_endless: {
    status: 422,
    en: {
      message: "The chat template of {file} does not come to an end.",
      hint: "Use the model from its original publisher; this file is damaged or malicious.",
    },
    de: {
      message: "Die Chat-Vorlage von {file} kommt zu keinem Ende.",
      hint:
        "Nehmen Sie das Modell von der Stelle, die es herausgibt; diese Datei ist beschädigt oder bösartig.",
    },
  },
  gguf_unreadable: {
    status: 422,
    en: {
      message: "{file} is not a usable GGUF: {detail}.",
      hint: "Download it again from a place you trust and compare its size and checksum.",
    },
    de: {
      message: "{file} ist keine brauchbare GGUF-Datei: {detail}.",
      hint:
        "Laden Sie sie noch einmal von einer vertrauenswürdigen Stelle und vergleichen Sie Größe und Prüfsumme.",
    },
  },
  safetensors_unreadable: {
    status: 422,
    en: {
      message: "{file} is not a usable safetensors model: {detail}.",
      hint: "Download the folder again; it must hold config.json and complete .safetensors files.",
    },
    de: {
      message: "{file} ist kein brauchbares Safetensors-Modell: {detail}.",
      hint:
        "Laden Sie den Ordner noch einmal; er braucht config.json und vollständige .safetensors-Dateien.",
    },
  },
  model_brings_code: {
    status: 422,
    en: {
      message: "{file} brings program code with it ({detail}), which Lernwerk never runs.",
      hint: "Choose a model that works without code of its own, stored as safetensors or GGUF.",
    },
    de: {
      message: "{file} bringt Programmcode mit ({detail}); den führt Lernwerk nie aus.",
      hint:
        "Wählen Sie ein Modell, das ohne eigenen Code auskommt und als Safetensors oder GGUF vorliegt.",
    },
  },
  inference_not_installed: {
    status: 409,
    en: {
      message: "The program that answers with local models is not installed.",
      hint: "Install “llama.cpp” under Settings; this is needed only once.",
    },
    de: {
      message: "Das Programm, das mit lokalen Modellen antwortet, ist nicht installiert.",
      hint: "Installieren Sie „llama.cpp“ unter Einstellungen; das ist nur einmal nötig.",
    },
  },
  model_load_failed: {
    status: 422,
    en: {
      message: "{file} could not be loaded: {detail}",
      hint: "Check the file under Models; if it is complete, llama.cpp may not know its kind yet.",
    },
    de: {
      message: "{file} ließ sich nicht laden: {detail}",
      hint:
        "Prüfen Sie die Datei unter Modelle; ist sie vollständig, kennt llama.cpp ihre Art vielleicht noch nicht.",
    },
  },
  adapter_load_failed: {
    status: 422,
    en: {
      message: "The adapter could not be used with this base model: {detail}",
      hint: "Use the base model that the adapter was trained on, or export the adapter again.",
    },
    de: {
      message: "Der Adapter passt nicht zu diesem Basismodell: {detail}",
      hint:
        "Nehmen Sie das Basismodell, auf dem er trainiert wurde, oder exportieren Sie den Adapter neu.",
    },
  },
  model_out_of_memory: {
    status: 507,
    en: {
      message: "There is not enough memory for {file}.",
      hint: "Close other programs, or choose a smaller or more strongly quantised model.",
    },
    de: {
      message: "Für {file} reicht der Arbeitsspeicher nicht.",
      hint:
        "Schließen Sie andere Programme oder wählen Sie ein kleineres oder stärker quantisiertes Modell.",
    },
  },
  prompt_too_long: {
    status: 413,
    en: {
      message: "The conversation has {tokens} tokens; the model takes at most {limit}.",
      hint: "Start a new conversation, or leave parts out.",
    },
    de: {
      message: "Das Gespräch hat {tokens} Tokens; das Modell fasst höchstens {limit}.",
      hint: "Beginnen Sie ein neues Gespräch oder lassen Sie Teile weg.",
    },
  },
  chat_template_failed: {
    status: 422,
    en: {
      message: "The model’s own chat template refused the conversation: {detail}",
      hint: "Some models take no system prompt or want user and model to take turns; change that.",
    },
    de: {
      message: "Die Chat-Vorlage des Modells hat das Gespräch abgelehnt: {detail}",
      hint:
        "Manche Modelle nehmen keinen System-Prompt oder verlangen abwechselnde Beiträge; ändern Sie das.",
    },
  },
  quantize_failed: {
    status: 422,
    en: {
      message: "Quantising failed: {detail}",
      hint: "Start from a model in f16; check that the disk has room for the result.",
    },
    de: {
      message: "Das Quantisieren ist fehlgeschlagen: {detail}",
      hint: "Gehen Sie von einem Modell in f16 aus; prüfen Sie, ob der Datenträger Platz hat.",
    },
  },
  chat_server_unreachable: {
    status: 502,
    en: {
      message: "No model server answers at {address}.",
      hint: "Start it, or correct its address in Settings.",
    },
    de: {
      message: "Unter {address} antwortet kein Modell-Server.",
      hint: "Starten Sie ihn oder berichtigen Sie die Adresse in den Einstellungen.",
    },
  },
  chat_server_failed: {
    status: 502,
    en: {
      message: "The model server at {address} answered with an error: {detail}",
      hint: "Look at that program’s own messages; then try again.",
    },
    de: {
      message: "Der Modell-Server unter {address} hat mit einem Fehler geantwortet: {detail}",
      hint: "Sehen Sie in den Meldungen dieses Programms nach; versuchen Sie es dann noch einmal.",
    },
  },
});
