import { defineTexts } from "../text.ts";

/** Texts of training data: rows, splits, generators, import. */
export const datasetTexts = defineTexts({
  en: {
    "datasets.title": "Training data",
    "datasets.none": "No rows yet. Generate them from the documents or import a JSONL file.",
    "datasets.generate": "Generate rows",
    "datasets.import": "Import JSONL",
    "datasets.export": "Export JSONL",
    "datasets.count.rows": "{count} rows",
    "datasets.count.facts": "{count} facts",
    "datasets.count.grounded": "{count} with a quote",

    "datasets.column.instruction": "Question",
    "datasets.column.output": "Answer",
    "datasets.column.origin": "From",
    "datasets.column.split": "Use",
    "datasets.column.quote": "Quote",

    "datasets.split.train": "training",
    "datasets.split.recall": "check: other wording",
    "datasets.split.document": "check: other document",
    "datasets.split.tooltip":
      "Rows for checking are never trained on. “Other wording” asks for a trained fact in new words; “other document” comes from documents that are held out whole.",

    "datasets.origin.extractive": "documents",
    "datasets.origin.model": "model",
    "datasets.origin.import": "import",
    "datasets.origin.manual": "by hand",

    "datasets.generator.extractive": "From the text, without a model",
    "datasets.generator.extractive.hint":
      "Reads statements, tables and lists in German and English. Fast, and every answer stands in a document.",
    "datasets.generator.model": "By the local model",
    "datasets.generator.model.hint":
      "Asks a model for questions and answers and keeps those whose quote stands in the text. Slow, and only as good as the model.",
    "datasets.setting.phrasings": "Wordings of each fact",
    "datasets.setting.samples": "Number of samples",
    "datasets.setting.temperature": "Temperature",
    "datasets.setting.systemPrompt": "System prompt",
    "datasets.setting.userPrompt": "Prompt for each sample",
    "datasets.setting.topic": "Topic",

    "datasets.phase.read": "Reading the text",
    "datasets.phase.ask": "Asking the model",
    "datasets.phase.store": "Storing rows",
    "datasets.phase.import": "Reading the file",

    "datasets.report.facts": "{facts} facts in {chunks} chunks",
    "datasets.report.silent": "{count} passages gave nothing",
    "datasets.report.ungrounded": "{count} answers had no quote in the text and were dropped",
    "datasets.report.added": "{count} rows added",
    "datasets.report.duplicates": "{count} were there already",
    "datasets.report.refused": "{count} lines refused",

    "datasets.problem.line_too_long": "longer than 1 MiB",
    "datasets.problem.not_utf8": "no UTF-8",
    "datasets.problem.not_json": "no JSON",
    "datasets.problem.torn": "cut off at the end of the file",
    "datasets.problem.too_deep": "nested too deeply",
    "datasets.problem.not_an_object": "no JSON object",
    "datasets.problem.unknown_shape": "neither instruction/output nor messages",
    "datasets.problem.empty_text": "empty question or answer",
    "datasets.problem.not_text": "question or answer is no text",
    "datasets.problem.role_order":
      "the turns must alternate between user and assistant and end with the assistant",
    "datasets.problem.lone_surrogate": "contains half a character",
    "datasets.problem.template_token": "contains a mark of the chat template, such as <|im_end|>",
    "datasets.problem.too_long_text": "longer than 64,000 characters",
    "datasets.problem.duplicate_key": "a key occurs twice; the last one counts",
    "datasets.problem.control_characters": "control characters were removed",
  },
  de: {
    "datasets.title": "Trainingsdaten",
    "datasets.none":
      "Noch keine Zeilen. Erzeugen Sie welche aus den Dokumenten oder importieren Sie eine JSONL-Datei.",
    "datasets.generate": "Zeilen erzeugen",
    "datasets.import": "JSONL importieren",
    "datasets.export": "JSONL exportieren",
    "datasets.count.rows": "{count} Zeilen",
    "datasets.count.facts": "{count} Fakten",
    "datasets.count.grounded": "{count} mit Zitat",

    "datasets.column.instruction": "Frage",
    "datasets.column.output": "Antwort",
    "datasets.column.origin": "Herkunft",
    "datasets.column.split": "Verwendung",
    "datasets.column.quote": "Zitat",

    "datasets.split.train": "Training",
    "datasets.split.recall": "Probe: anderer Wortlaut",
    "datasets.split.document": "Probe: anderes Dokument",
    "datasets.split.tooltip":
      "Mit Zeilen zur Probe wird nie trainiert. „Anderer Wortlaut“ fragt mit neuen Worten nach Gelerntem; „anderes Dokument“ stammt aus Dokumenten, die ganz zurückgehalten werden.",

    "datasets.origin.extractive": "Dokumente",
    "datasets.origin.model": "Modell",
    "datasets.origin.import": "Import",
    "datasets.origin.manual": "von Hand",

    "datasets.generator.extractive": "Aus dem Text, ohne Modell",
    "datasets.generator.extractive.hint":
      "Liest Aussagen, Tabellen und Listen auf Deutsch und Englisch. Schnell, und jede Antwort steht in einem Dokument.",
    "datasets.generator.model": "Mit dem lokalen Modell",
    "datasets.generator.model.hint":
      "Lässt ein Modell Fragen und Antworten schreiben und behält die, deren Zitat im Text steht. Langsam, und nur so gut wie das Modell.",
    "datasets.setting.phrasings": "Wortlaute je Fakt",
    "datasets.setting.samples": "Anzahl der Beispiele",
    "datasets.setting.temperature": "Temperatur",
    "datasets.setting.systemPrompt": "System-Prompt",
    "datasets.setting.userPrompt": "Prompt für jedes Beispiel",
    "datasets.setting.topic": "Thema",

    "datasets.phase.read": "Text lesen",
    "datasets.phase.ask": "Modell fragen",
    "datasets.phase.store": "Zeilen speichern",
    "datasets.phase.import": "Datei lesen",

    "datasets.report.facts": "{facts} Fakten in {chunks} Abschnitten",
    "datasets.report.silent": "{count} Stellen ergaben nichts",
    "datasets.report.ungrounded":
      "{count} Antworten hatten kein Zitat im Text und wurden verworfen",
    "datasets.report.added": "{count} Zeilen hinzugefügt",
    "datasets.report.duplicates": "{count} waren schon da",
    "datasets.report.refused": "{count} Zeilen abgelehnt",

    "datasets.problem.line_too_long": "länger als 1 MiB",
    "datasets.problem.not_utf8": "kein UTF-8",
    "datasets.problem.not_json": "kein JSON",
    "datasets.problem.torn": "am Dateiende abgeschnitten",
    "datasets.problem.too_deep": "zu tief verschachtelt",
    "datasets.problem.not_an_object": "kein JSON-Objekt",
    "datasets.problem.unknown_shape": "weder instruction/output noch messages",
    "datasets.problem.empty_text": "leere Frage oder Antwort",
    "datasets.problem.not_text": "Frage oder Antwort ist kein Text",
    "datasets.problem.role_order":
      "die Beiträge müssen zwischen user und assistant wechseln und mit assistant enden",
    "datasets.problem.lone_surrogate": "enthält ein halbes Zeichen",
    "datasets.problem.template_token": "enthält ein Zeichen der Chatvorlage wie <|im_end|>",
    "datasets.problem.too_long_text": "länger als 64.000 Zeichen",
    "datasets.problem.duplicate_key": "ein Schlüssel kommt doppelt vor; der letzte gilt",
    "datasets.problem.control_characters": "Steuerzeichen wurden entfernt",
  },
});

export type DatasetText = keyof typeof datasetTexts["en"];
