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
  },
});
