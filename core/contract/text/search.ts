import { defineTexts } from "../text.ts";

/** Pages that can be found: their title, and words under which they are looked for. */
export const searchTexts = defineTexts({
  en: {
    "search.archived": "in the archive",

    "search.page.projects": "Projects",
    "search.page.projects.words": "start home overview new project example demo archive",
    "search.page.models": "Models",
    "search.page.models.words":
      "base model download gguf safetensors ollama add import hugging face licence",
    "search.page.settings": "Settings",
    "search.page.settings.words":
      "language theme dark light provider key api prompt memory threads cpu gpu folder disk engine install",
    "search.page.jobs": "Jobs",
    "search.page.jobs.words": "work progress running queue pause cancel log",
    "search.step.documents.words": "files upload pdf docx epub html csv code zip chunks split text",
    "search.step.model.words": "base model system prompt output format",
    "search.step.data.words": "rows dataset generate questions answers edit held out",
    "search.step.ask": "Ask your documents",
    "search.step.ask.words": "question answer sources citation passages model rag",
    "search.step.search": "Try the search",
    "search.step.search.words": "find passages retrieval vectors meaning full text scores hybrid",
    "search.step.import": "Import training data",
    "search.step.import.words": "jsonl file rows dataset",
    "search.step.training.words": "run learning rate epochs lora hyperparameters curve loss",
    "search.step.use.words":
      "export gguf quantise try compare evaluation ollama lm studio llama.cpp download",
    "search.step.manage": "Manage project",
    "search.step.manage.words": "rename archive delete",
  },
  de: {
    "search.archived": "im Archiv",

    "search.page.projects": "Projekte",
    "search.page.projects.words": "Start Übersicht neues Projekt Beispiel Archiv",
    "search.page.models": "Modelle",
    "search.page.models.words":
      "Basismodell herunterladen gguf safetensors Ollama hinzufügen importieren Lizenz",
    "search.page.settings": "Einstellungen",
    "search.page.settings.words":
      "Sprache Farbschema dunkel hell Anbieter Schlüssel API Prompt Speicher Threads CPU GPU Ordner Datenträger Engine installieren",
    "search.page.jobs": "Aufträge",
    "search.page.jobs.words": "Arbeit Fortschritt läuft Warteschlange anhalten abbrechen Protokoll",
    "search.step.documents.words":
      "Dateien hochladen pdf docx epub html csv Quelltext zip Abschnitte aufteilen Text",
    "search.step.model.words": "Basismodell System-Prompt Ausgabeformat",
    "search.step.data.words":
      "Zeilen Datensatz erzeugen Fragen Antworten bearbeiten zurückgehalten",
    "search.step.ask": "Dokumente fragen",
    "search.step.ask.words": "Frage Antwort Quellen Zitat Textstellen Modell RAG",
    "search.step.search": "Suche ausprobieren",
    "search.step.search.words":
      "Textstellen finden Retrieval Vektoren Bedeutung Volltext Wertung hybrid",
    "search.step.import": "Trainingsdaten importieren",
    "search.step.import.words": "jsonl Datei Zeilen Datensatz",
    "search.step.training.words": "Lauf Lernrate Epochen LoRA Hyperparameter Kurve Verlust",
    "search.step.use.words":
      "Export gguf quantisieren ausprobieren vergleichen Auswertung Ollama LM Studio llama.cpp herunterladen",
    "search.step.manage": "Projekt verwalten",
    "search.step.manage.words": "umbenennen archivieren löschen",
  },
});
