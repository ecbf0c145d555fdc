import { defineTexts } from "../text.ts";

/** Texts of a generator's prompts, its test, and its work while it goes on. */
export const trialTexts = defineTexts({
  en: {
    "prompt.reset": "Back to the usual prompt",
    "prompt.variables": "In braces, and filled in for every row:",
    "prompt.variable.topic":
      "what you entered as the topic; without it, the heading of the passage",
    "prompt.variable.chunk": "the passage of a document that is asked about",
    "prompt.variable.heading": "the heading above it, or nothing",
    "prompt.variable.question_type": "one sentence for the kind of question",
    "prompt.preview": "What the model will be asked",
    "prompt.preview.sample": "With this passage as an example.",
    "prompt.preview.none":
      "Once there are documents, one of their passages stands here as an example.",
    "prompt.unknown": "Nothing is known for {names}; sent as it is. Known are {known}.",
    "prompt.no-passage":
      "Without {chunk} the model sees no document. Its rows then have no quote, and nobody checks them against a text.",
    "try.model": "Test with one question",
    "try.extractive": "Show examples",
    "try.running": "Asking the model …",
    "try.running.extractive": "Reading the text …",
    "try.stop": "Stop",
    "try.slow": "The first answer takes longest: the model is being loaded.",
    "try.stored": "Nothing of this is stored.",
    "try.row": "This row would come of it",
    "try.unreadable":
      "No row: the answer is not the JSON that the prompt asks for. Small models often fail at this; each answer is asked for a second time then.",
    "try.not_grounded":
      "No row: the quote does not stand in the passage, so the row would be dropped.",
    "try.raw": "The answer of {model}, after {seconds} s",
    "try.messages": "What was asked",
    "try.rows":
      "{count} {count|row|rows} as a sample; {read} of {chunks} {chunks|chunk|chunks} {read|was|were} read for it.",
    "work.counter": "{asked} of {wanted}",
    "work.kept": "{count} {count|row|rows} kept",
    "work.duplicates": "{count} there already",
    "work.dropped": "{count} dropped",
    "work.first": "The first rows of this work",
    "work.stop": "Stop",
    "work.badge": "stopped",
    "work.stopped": "Stopped at {asked} of {wanted}. {count} {count|row stays|rows stay}.",
    "work.continue": "Go on to {wanted}",
    "work.go-on": "Go on",
    "work.none": "Nothing yet",
    "work.log": "Log of the generation",
  },
  de: {
    "prompt.reset": "Zurück zum üblichen Prompt",
    "prompt.variables": "In geschweiften Klammern, für jede Zeile neu gefüllt:",
    "prompt.variable.topic":
      "was Sie als Thema eingetragen haben; ohne das die Überschrift der Textstelle",
    "prompt.variable.chunk": "die Textstelle eines Dokuments, nach der gefragt wird",
    "prompt.variable.heading": "die Überschrift darüber, oder nichts",
    "prompt.variable.question_type": "ein Satz für die Art der Frage",
    "prompt.preview": "Was das Modell gefragt wird",
    "prompt.preview.sample": "Mit dieser Textstelle als Beispiel.",
    "prompt.preview.none":
      "Sobald es Dokumente gibt, steht hier eine ihrer Textstellen als Beispiel.",
    "prompt.unknown": "Unbekannt und so gesendet: {names}. Bekannt sind {known}.",
    "prompt.no-passage":
      "Ohne {chunk} sieht das Modell kein Dokument. Seine Zeilen haben dann kein Zitat, und niemand prüft sie an einem Text.",
    "try.model": "Mit einer Frage testen",
    "try.extractive": "Beispiele zeigen",
    "try.running": "Das Modell wird gefragt …",
    "try.running.extractive": "Der Text wird gelesen …",
    "try.stop": "Stopp",
    "try.slow": "Die erste Antwort dauert am längsten: Das Modell wird geladen.",
    "try.stored": "Davon wird nichts gespeichert.",
    "try.row": "Diese Zeile würde daraus",
    "try.unreadable":
      "Keine Zeile: Die Antwort ist nicht das JSON, um das der Prompt bittet. Kleine Modelle scheitern daran oft; beim Erzeugen wird dann ein zweites Mal gefragt.",
    "try.not_grounded":
      "Keine Zeile: Das Zitat steht nicht in der Textstelle, die Zeile würde verworfen.",
    "try.raw": "Die Antwort von {model}, nach {seconds} s",
    "try.messages": "Was gefragt wurde",
    "try.rows":
      "{count} {count|Zeile|Zeilen} als Probe; dafür {read|wurde|wurden} {read} von {chunks} {chunks|Abschnitt|Abschnitten} gelesen.",
    "work.counter": "{asked} von {wanted}",
    "work.kept": "{count} {count|Zeile|Zeilen} behalten",
    "work.duplicates": "{count} schon vorhanden",
    "work.dropped": "{count} verworfen",
    "work.first": "Die ersten Zeilen dieser Arbeit",
    "work.stop": "Stopp",
    "work.badge": "gestoppt",
    "work.stopped":
      "Gestoppt bei {asked} von {wanted}. Es {count|bleibt|bleiben} {count} {count|Zeile|Zeilen}.",
    "work.continue": "Weiter bis {wanted}",
    "work.go-on": "Weiter",
    "work.none": "Noch nichts",
    "work.log": "Protokoll des Erzeugens",
  },
});
