import { defineTexts } from "../text.ts";

/** Texts of the first screen. */
export const welcomeTexts = defineTexts({
  en: {
    "title": "Make a language model your own",
    "lead":
      "Put in your documents. Lernwerk makes questions and answers of them and trains a small model with these, here on your computer. Then you ask it, beside the model that it came from, and see whether it has learnt.",
    "private": "Nothing leaves this computer, and it works without the internet once it is set up.",
    "computer": "What this computer can do",
    "computer.all": "The whole table, with memory and times",
    "setup": "Set up once",
    "setup.lead": "Together about {size} to download.",
    "setup.offline": "Without the internet: from a folder, in the settings",
    "setup.start": "Set up now",
    "setup.running": "Being set up: see the progress under jobs.",
    "setup.state.installed": "ready",
    "setup.state.missing": "{size} to download, {disk} on the disk",
    "setup.state.broken": "damaged; setting up mends it",
    "setup.state.installing": "being installed",
    "use.trainer-python": "trains on graphics processors, and other models",
    "use.inference": "trains models and answers with them",
    "use.starter-model": "a small English model, ready to be trained",
    "use.embedder": "finds passages by their meaning",
    "begin.own": "With your own documents",
    "begin.own.hint": "Give your project a name; the studio then leads you step by step.",
    "next": "Next: {step}",
    "all.done": "All steps are done.",
    "working": "In progress: {step}",
  },
  de: {
    "title": "Machen Sie sich ein Sprachmodell zu eigen",
    "lead":
      "Legen Sie Ihre Dokumente hinein. Lernwerk macht daraus Fragen und Antworten und trainiert damit ein kleines Modell, hier auf Ihrem Computer. Dann fragen Sie es, neben dem Modell, von dem es stammt, und sehen, ob es gelernt hat.",
    "private":
      "Nichts verlässt diesen Computer, und wenn es einmal eingerichtet ist, geht es ohne Internet.",
    "computer": "Was dieser Computer kann",
    "computer.all": "Die ganze Tabelle, mit Speicher und Zeiten",
    "setup": "Einmal einrichten",
    "setup.lead": "Zusammen etwa {size} herunterzuladen.",
    "setup.offline": "Ohne Internet: aus einem Ordner, in den Einstellungen",
    "setup.start": "Jetzt einrichten",
    "setup.running": "Wird eingerichtet: Den Fortschritt zeigen die Aufträge.",
    "setup.state.installed": "bereit",
    "setup.state.missing": "{size} herunterzuladen, {disk} auf dem Datenträger",
    "setup.state.broken": "beschädigt; das Einrichten behebt es",
    "setup.state.installing": "wird installiert",
    "use.trainer-python": "trainiert auf Grafikprozessoren und andere Modelle",
    "use.inference": "trainiert Modelle und antwortet mit ihnen",
    "use.starter-model": "ein kleines englisches Modell, bereit zum Trainieren",
    "use.embedder": "findet Textstellen nach ihrer Bedeutung",
    "begin.own": "Mit eigenen Dokumenten",
    "begin.own.hint":
      "Geben Sie Ihrem Projekt einen Namen; das Studio führt Sie dann Schritt für Schritt.",
    "next": "Als Nächstes: {step}",
    "all.done": "Alle Schritte sind getan.",
    "working": "In Arbeit: {step}",
  },
});
