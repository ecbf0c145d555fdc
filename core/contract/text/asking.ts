import { defineTexts } from "../text.ts";

/** Texts of the fields with which a model is asked, on whatever page. */
export const askingTexts = defineTexts({
  en: {
    "asking.long":
      "The question has {count} characters; at most {most} can be asked at once. Take out {over}: nothing of it has been lost.",
    "asking.length": "Longest answer",
    "asking.length.hint":
      "In tokens; a token is half a word to a word. So much of the model's window is kept free for it.",
    "asking.temperature": "Temperature",
    "asking.temperature.hint":
      "0: always the likeliest word; best for comparing and for answers from documents.",
    "asking.done": "Answered.",
    "asking.over": "The answer has ended.",
    "asking.stopped": "Stopped.",
    "asking.failed": "No answer came.",
    "asking.stopped.early": "Stopped before a word was said.",
  },
  de: {
    "asking.long":
      "Die Frage hat {count} Zeichen; höchstens {most} lassen sich auf einmal fragen. Nehmen Sie {over} heraus: Verloren ist nichts davon.",
    "asking.length": "Längste Antwort",
    "asking.length.hint":
      "In Token; ein Token ist ein halbes bis ein ganzes Wort. So viel vom Fenster des Modells bleibt dafür frei.",
    "asking.temperature": "Temperatur",
    "asking.temperature.hint":
      "0: immer das wahrscheinlichste Wort; am besten zum Vergleichen und für Antworten aus Dokumenten.",
    "asking.done": "Beantwortet.",
    "asking.over": "Die Antwort ist zu Ende.",
    "asking.stopped": "Gestoppt.",
    "asking.failed": "Es kam keine Antwort.",
    "asking.stopped.early": "Gestoppt, bevor ein Wort kam.",
  },
});

/** The keys of {@link askingTexts}. */
export type AskingText = keyof typeof askingTexts.en;
