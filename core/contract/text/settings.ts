import { defineTexts } from "../text.ts";

/** Texts of the settings page. */
export const settingsTexts = defineTexts({
  en: {
    "settings.title": "Settings",
    "settings.language": "Language of the interface",
    "settings.language.hint": "Holds for this browser.",
    "settings.language.en": "English",
    "settings.language.de": "Deutsch",
    "settings.values": "Values",
    "settings.values.hint": "Hold for all projects. If you do not know a value, leave it as it is.",
    "settings.save": "Save",
    "settings.saved": "Saved.",
    "settings.reset": "Return all to their defaults",
    "settings.range": "{min} to {max}; usually {usual}.",

    "settings.uploadLimitMB": "Largest file that can be uploaded, in MB",
    "settings.chunkTokens": "Length of a chunk, in tokens",
    "settings.chunkOverlap": "Overlap of neighbouring chunks, in tokens",
    "settings.chunkOverlap.hint": "Smaller than the length of a chunk.",
    "settings.memoryLimitMB": "Memory that training may use, in MB",
    "settings.memoryLimitMB.hint": "0: no limit. Set one when other programs need memory.",
    "settings.threads": "Processor threads for training and answering",
    "settings.threads.hint": "0: Lernwerk chooses. Fewer leave more for other programs.",
    "settings.forceCpu": "Use the processor only, even if there is a graphics processor",
    "settings.ollamaUrl": "Address of Ollama",
    "settings.ollamaUrl.hint": "Only needed when Ollama runs elsewhere.",
    "settings.modelServerUrl": "Address of a model server of your own",
    "settings.modelServerUrl.hint":
      "Such as http://127.0.0.1:8080 of a llama-server; it then writes training data. It must run on this computer. Empty: the built-in engine.",
    "settings.wheelFolder": "Folder with Python packages",
    "settings.wheelFolder.hint":
      "Only for installing without the internet. Empty: packages are downloaded.",

    "settings.group.documents": "Documents",
    "settings.group.computing": "Computing",
    "settings.group.programs": "Other programs",
  },
  de: {
    "settings.title": "Einstellungen",
    "settings.language": "Sprache der Oberfläche",
    "settings.language.hint": "Gilt für diesen Browser.",
    "settings.language.en": "English",
    "settings.language.de": "Deutsch",
    "settings.values": "Werte",
    "settings.values.hint":
      "Gelten für alle Projekte. Wenn Sie einen Wert nicht kennen, lassen Sie ihn, wie er ist.",
    "settings.save": "Speichern",
    "settings.saved": "Gespeichert.",
    "settings.reset": "Alle auf die üblichen Werte zurücksetzen",
    "settings.range": "{min} bis {max}; üblich ist {usual}.",

    "settings.uploadLimitMB": "Größte Datei, die sich hochladen lässt, in MB",
    "settings.chunkTokens": "Länge eines Abschnitts, in Token",
    "settings.chunkOverlap": "Überlappung benachbarter Abschnitte, in Token",
    "settings.chunkOverlap.hint": "Kleiner als die Länge eines Abschnitts.",
    "settings.memoryLimitMB": "Arbeitsspeicher, den das Training benutzen darf, in MB",
    "settings.memoryLimitMB.hint":
      "0: keine Grenze. Setzen Sie eine, wenn andere Programme Speicher brauchen.",
    "settings.threads": "Prozessor-Threads für Training und Antworten",
    "settings.threads.hint": "0: Lernwerk wählt. Weniger lassen anderen Programmen mehr übrig.",
    "settings.forceCpu": "Nur den Prozessor benutzen, auch wenn es einen Grafikprozessor gibt",
    "settings.ollamaUrl": "Adresse von Ollama",
    "settings.ollamaUrl.hint": "Nur nötig, wenn Ollama woanders läuft.",
    "settings.modelServerUrl": "Adresse eines eigenen Modell-Servers",
    "settings.modelServerUrl.hint":
      "Etwa http://127.0.0.1:8080 eines llama-server; er schreibt dann Trainingsdaten. Er muss auf diesem Computer laufen. Leer: die eingebaute Engine.",
    "settings.wheelFolder": "Ordner mit Python-Paketen",
    "settings.wheelFolder.hint":
      "Nur zum Installieren ohne Internet. Leer: Die Pakete werden heruntergeladen.",

    "settings.group.documents": "Dokumente",
    "settings.group.computing": "Rechnen",
    "settings.group.programs": "Andere Programme",
  },
});
