import { defineTexts } from "../text.ts";

/** Texts of the parts that every page is built from. */
export const kitTexts = defineTexts({
  en: {
    "term": "What does “{term}” mean?",
    "close": "Close",
    "copy": "Copy",
    "copied": "Copied",
    "undo": "Undo",
    "pager.label": "Pages",
    "pager.previous": "Previous",
    "pager.next": "Next",
    "pager.place": "{from}–{to} of {total}",
    "drop.choose": "Choose files",
    "error.details": "Details to copy",
    "error.request": "Request {id}",
    "log.empty": "Nothing has been said yet.",
    "optional": "optional",
  },
  de: {
    "term": "Was bedeutet „{term}“?",
    "close": "Schließen",
    "copy": "Kopieren",
    "copied": "Kopiert",
    "undo": "Rückgängig",
    "pager.label": "Seiten",
    "pager.previous": "Zurück",
    "pager.next": "Weiter",
    "pager.place": "{from}–{to} von {total}",
    "drop.choose": "Dateien auswählen",
    "error.details": "Einzelheiten zum Kopieren",
    "error.request": "Anfrage {id}",
    "log.empty": "Noch steht hier nichts.",
    "optional": "freiwillig",
  },
});
