import { defineTexts } from "../text.ts";

/** Texts of exports: phases, forms, notes and instructions. */
export const exportTexts = defineTexts({
  en: {
    "exports.phase.prepare": "Checking the saved state and the disk",
    "exports.phase.adapter": "Copying the adapter",
    "exports.phase.start": "Starting the export engine",
    "exports.phase.load": "Loading the base model",
    "exports.phase.merge": "Merging base model and adapter",
    "exports.phase.convert": "Converting to GGUF",
    "exports.phase.quantize.q8_0": "Quantising to q8_0",
    "exports.phase.quantize.q4_k_m": "Quantising to q4_k_m",
    "exports.phase.verify": "Checking the files",
    "exports.phase.base": "Converting the base model for comparing (once)",
    "exports.phase.ollama": "Handing the model to Ollama",

    "exports.form.adapter": "Adapter (PEFT)",
    "exports.form.adapter-gguf": "Adapter (GGUF)",
    "exports.form.merged": "Merged (safetensors)",
    "exports.form.gguf-f16": "GGUF f16",
    "exports.form.gguf-q8_0": "GGUF q8_0",
    "exports.form.gguf-q4_k_m": "GGUF q4_k_m",

    "exports.form.adapter.hint":
      "Only what was learnt, some MB; needs the base model beside it. For Python programs.",
    "exports.form.adapter-gguf.hint": "The same for llama.cpp and Ollama.",
    "exports.form.merged.hint": "The whole model in the form that most training programs read.",
    "exports.form.gguf-f16.hint": "The whole model in one file, at full precision; large.",
    "exports.form.gguf-q8_0.hint":
      "The whole model in one file, half as large as f16 and nearly as exact. The usual choice.",
    "exports.form.gguf-q4_k_m.hint":
      "Less than a third as large as f16; answers a little worse. For models of a billion parameters and more.",

    "exports.note.fallback":
      "{count} of {total} tensors do not fit {type} and were stored as {types}: the file is larger and answers a little more exactly than its name says.",
    "exports.note.ollama.done": "Ollama knows the model as {name}.",
    "exports.note.ollama.absent":
      "Ollama is not running, so the model was not handed over. Start Ollama and use the command below.",
    "exports.note.ollama.failed": "Ollama did not take the model: {detail}",

    "exports.use.program.ollama": "Ollama",
    "exports.use.program.lm-studio": "LM Studio",
    "exports.use.program.llama.cpp": "llama.cpp",
    "exports.use.program.transformers": "Transformers (Python)",
    "exports.use.ollama":
      "Run these commands in a terminal. The Modelfile beside the file names the stop tokens and the system prompt that the model was trained with.",
    "exports.use.lm-studio":
      "Run this command in a terminal, or move the file into LM Studio's model folder. Template and system prompt are inside the file.",
    "exports.use.llama.cpp":
      "Run one of these commands in a terminal: a chat there, or a server with a web page. Template and system prompt are inside the file.",
    "exports.use.transformers": "Run this in an environment with transformers and peft.",
  },
  de: {
    "exports.phase.prepare": "Zwischenstand und Datenträger werden geprüft",
    "exports.phase.adapter": "Der Adapter wird kopiert",
    "exports.phase.start": "Die Export-Engine startet",
    "exports.phase.load": "Das Basismodell wird geladen",
    "exports.phase.merge": "Basismodell und Adapter werden zusammengeführt",
    "exports.phase.convert": "Umwandlung in GGUF",
    "exports.phase.quantize.q8_0": "Quantisierung nach q8_0",
    "exports.phase.quantize.q4_k_m": "Quantisierung nach q4_k_m",
    "exports.phase.verify": "Die Dateien werden geprüft",
    "exports.phase.base": "Das Basismodell wird zum Vergleichen umgewandelt (einmalig)",
    "exports.phase.ollama": "Das Modell wird an Ollama übergeben",

    "exports.form.adapter": "Adapter (PEFT)",
    "exports.form.adapter-gguf": "Adapter (GGUF)",
    "exports.form.merged": "Zusammengeführt (Safetensors)",
    "exports.form.gguf-f16": "GGUF f16",
    "exports.form.gguf-q8_0": "GGUF q8_0",
    "exports.form.gguf-q4_k_m": "GGUF q4_k_m",

    "exports.form.adapter.hint":
      "Nur das Gelernte, einige MB; braucht das Basismodell daneben. Für Python-Programme.",
    "exports.form.adapter-gguf.hint": "Dasselbe für llama.cpp und Ollama.",
    "exports.form.merged.hint":
      "Das ganze Modell in der Form, die die meisten Trainingsprogramme lesen.",
    "exports.form.gguf-f16.hint": "Das ganze Modell in einer Datei, in voller Genauigkeit; groß.",
    "exports.form.gguf-q8_0.hint":
      "Das ganze Modell in einer Datei, halb so groß wie f16 und fast so genau. Die übliche Wahl.",
    "exports.form.gguf-q4_k_m.hint":
      "Knapp ein Drittel so groß wie f16; antwortet etwas schlechter. Für Modelle ab einer Milliarde Parameter.",

    "exports.note.fallback":
      "{count} von {total} Tensoren passen nicht zu {type} und wurden als {types} gespeichert: Die Datei ist größer und antwortet etwas genauer, als ihr Name sagt.",
    "exports.note.ollama.done": "Ollama kennt das Modell als {name}.",
    "exports.note.ollama.absent":
      "Ollama läuft nicht, deshalb wurde das Modell nicht übergeben. Starten Sie Ollama und benutzen Sie den Befehl unten.",
    "exports.note.ollama.failed": "Ollama hat das Modell nicht angenommen: {detail}",

    "exports.use.program.ollama": "Ollama",
    "exports.use.program.lm-studio": "LM Studio",
    "exports.use.program.llama.cpp": "llama.cpp",
    "exports.use.program.transformers": "Transformers (Python)",
    "exports.use.ollama":
      "Führen Sie diese Befehle in einem Terminal aus. Das Modelfile neben der Datei nennt die Stopp-Token und den System-Prompt, mit dem das Modell trainiert wurde.",
    "exports.use.lm-studio":
      "Führen Sie diesen Befehl in einem Terminal aus oder legen Sie die Datei in den Modellordner von LM Studio. Vorlage und System-Prompt stehen in der Datei.",
    "exports.use.llama.cpp":
      "Führen Sie einen dieser Befehle in einem Terminal aus: ein Chat dort oder ein Server mit Webseite. Vorlage und System-Prompt stehen in der Datei.",
    "exports.use.transformers": "Führen Sie dies in einer Umgebung mit transformers und peft aus.",
  },
});

/** The keys of {@link exportTexts}. */
export type ExportText = keyof typeof exportTexts.en;
