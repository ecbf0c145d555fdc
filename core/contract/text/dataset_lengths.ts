import { defineTexts } from "../text.ts";

/** Texts about how long training rows are in tokens. */
export const lengthTexts = defineTexts({
  en: {
    "lengths.title": "Length of the rows",
    "lengths.lead": "In tokens, with the chat template around them, as the model learns them.",
    "lengths.median": "Median",
    "lengths.longest": "Longest",
    "lengths.tokens": "{count} {count|token|tokens}",
    "lengths.window": "The model's context window: {count} tokens.",
    "lengths.maxLength": "A run uses at most {count} tokens of a row, unless you set it otherwise.",
    "lengths.fits": "All rows fit.",
    "lengths.tooLong":
      "{count} {count|row is|rows are} longer. What lies behind the limit is not learnt: shorten {count|the answer|the answers}, or raise “Longest row” in the run's settings.",
    "lengths.tokenizer.model": "Counted with the tokeniser of {name}.",
    "lengths.tokenizer.general":
      "Estimated with a general tokeniser ({name}): the base model's own is not available here. Its counts may differ by a fifth.",
    "lengths.counting": "Counting: {counted} of {rows} rows",
    "lengths.uncounted": "{counted} of {rows} rows are counted so far.",
    "lengths.count": "Count now",
    "lengths.chart":
      "Bar chart of {rows} rows by length: from {least} to {longest} tokens, half of them up to {median}.",
    "lengths.bin": "{from} to {to} tokens: {count} {count|row|rows}",
    "lengths.table": "As a table",
    "lengths.table.length": "Tokens",
    "lengths.limit": "limit {count}",
  },
  de: {
    "lengths.title": "Länge der Zeilen",
    "lengths.lead": "In Token, mit der Chat-Vorlage darum, so wie das Modell sie lernt.",
    "lengths.median": "Median",
    "lengths.longest": "Längste",
    "lengths.tokens": "{count} Token",
    "lengths.window": "Kontextfenster des Modells: {count} Token.",
    "lengths.maxLength":
      "Ein Lauf verwendet höchstens {count} Token einer Zeile, wenn Sie nichts anderes einstellen.",
    "lengths.fits": "Alle Zeilen passen.",
    "lengths.tooLong":
      "{count} {count|Zeile ist|Zeilen sind} länger. Was hinter der Grenze liegt, wird nicht gelernt: Kürzen Sie {count|die Antwort|die Antworten} oder erhöhen Sie „Längste Zeile“ in den Einstellungen des Laufs.",
    "lengths.tokenizer.model": "Gezählt mit dem Tokenizer von {name}.",
    "lengths.tokenizer.general":
      "Geschätzt mit einem allgemeinen Tokenizer ({name}): Der des Basismodells ist hier nicht verfügbar. Er kann um ein Fünftel anders zählen.",
    "lengths.counting": "Es wird gezählt: {counted} von {rows} Zeilen",
    "lengths.uncounted": "Bisher sind {counted} von {rows} Zeilen gezählt.",
    "lengths.count": "Jetzt zählen",
    "lengths.chart":
      "Balkendiagramm von {rows} Zeilen nach Länge: von {least} bis {longest} Token, die Hälfte bis {median}.",
    "lengths.bin": "{from} bis {to} Token: {count} {count|Zeile|Zeilen}",
    "lengths.table": "Als Tabelle",
    "lengths.table.length": "Token",
    "lengths.limit": "Grenze {count}",
  },
});
