import { defineTexts } from "../text.ts";

/** What rows are for, in the order in which they are shown. */
export const splits = ["train", "recall", "document"] as const;

/** Where rows come from, in the order in which it is shown. */
export const rowOrigins = ["extractive", "model", "import", "manual"] as const;

/** Texts of training data: what it is, what its rows are for and where they come from. */
export const datasetTexts = defineTexts({
  en: {
    "datasets.title": "Training data",
    "datasets.purpose.short":
      "Questions with the answers that the model is to learn. Each is one row.",
    "datasets.purpose":
      "Questions with the answers that the model is to learn. Each is one row. The rows come from your documents, from a file, or from you.",
    "datasets.count.facts": "{count} {count|fact|facts}",
    "datasets.split.title": "What is learnt and what is held out",
    "datasets.figure.train": "To learn from",
    "datasets.figure.of": "of {rows} rows",
    "datasets.figure.held": "Held out",
    "datasets.figure.held.kinds": "{recall} in other words, {document} from other documents",
    "datasets.figure.grounded": "Grounded",
    "datasets.figure.grounded.of": "{grounded} of {rows} name their passage",
    "datasets.figure.origin": "All rows",
    "datasets.figure.length": "Median length",
    "datasets.figure.length.unit": "tokens",
    "datasets.look-through":
      "Read through the rows and remove what is wrong: Lernwerk forms the questions by rules and makes mistakes.",
    "datasets.latest": "Last work on the data",
    "datasets.show": "Show the rows",
    "datasets.next": "Next: Training",
    "datasets.count.origin": "{origin}: {count}",
    "datasets.split.train": "training",
    "datasets.split.train.hint": "The model learns these.",
    "datasets.split.recall.hint": "Ask for learnt facts in new words.",
    "datasets.split.document.hint": "From documents that are not learnt.",
    "datasets.split.recall": "check: other wording",
    "datasets.split.document": "check: other document",
    "datasets.split.tooltip":
      "Rows for checking are never trained on. “Other wording” asks for a trained fact in new words; “other document” comes from documents that are held out whole.",
    "datasets.origin.extractive": "text of the documents",
    "datasets.origin.model": "local model",
    "datasets.origin.import": "imported file",
    "datasets.origin.manual": "written by hand",
  },
  de: {
    "datasets.title": "Trainingsdaten",
    "datasets.purpose.short":
      "Fragen mit den Antworten, die das Modell lernen soll. Jede ist eine Zeile.",
    "datasets.purpose":
      "Fragen mit den Antworten, die das Modell lernen soll. Jede ist eine Zeile. Die Zeilen kommen aus Ihren Dokumenten, aus einer Datei oder von Ihnen.",
    "datasets.count.facts": "{count} {count|Fakt|Fakten}",
    "datasets.split.title": "Was gelernt und was zurückgehalten wird",
    "datasets.figure.train": "Zum Lernen",
    "datasets.figure.of": "von {rows} Zeilen",
    "datasets.figure.held": "Zurückgehalten",
    "datasets.figure.held.kinds": "{recall} mit anderen Worten, {document} aus anderen Dokumenten",
    "datasets.figure.grounded": "Belegt",
    "datasets.figure.grounded.of": "{grounded} von {rows} nennen ihre Textstelle",
    "datasets.figure.origin": "Alle Zeilen",
    "datasets.figure.length": "Mittlere Länge",
    "datasets.figure.length.unit": "Token",
    "datasets.look-through":
      "Lesen Sie die Zeilen durch und entfernen Sie, was nicht stimmt: Lernwerk bildet die Fragen nach Regeln und irrt sich dabei.",
    "datasets.latest": "Letzte Arbeit an den Daten",
    "datasets.show": "Zeilen zeigen",
    "datasets.next": "Weiter: Training",
    "datasets.count.origin": "{origin}: {count}",
    "datasets.split.train": "Training",
    "datasets.split.train.hint": "Daraus lernt das Modell.",
    "datasets.split.recall.hint": "Fragen mit neuen Worten nach Gelerntem.",
    "datasets.split.document.hint": "Aus Dokumenten, die nicht gelernt werden.",
    "datasets.split.recall": "Probe: anderer Wortlaut",
    "datasets.split.document": "Probe: anderes Dokument",
    "datasets.split.tooltip":
      "Mit Zeilen zur Probe wird nie trainiert. „Anderer Wortlaut“ fragt mit neuen Worten nach Gelerntem; „anderes Dokument“ stammt aus Dokumenten, die ganz zurückgehalten werden.",
    "datasets.origin.extractive": "Text der Dokumente",
    "datasets.origin.model": "lokales Modell",
    "datasets.origin.import": "importierte Datei",
    "datasets.origin.manual": "von Hand geschrieben",
  },
});
