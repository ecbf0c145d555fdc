import { defineErrors } from "./define.ts";

/** Errors of answering from documents. */
export const answerErrors = defineErrors({
  question_too_long: {
    status: 422,
    en: {
      message:
        "The question is too long: with room for the answer it takes {tokens} of the {limit} tokens that the model can read and write.",
      hint: "Shorten the question, or choose a shorter answer.",
    },
    de: {
      message:
        "Die Frage ist zu lang: Mit Platz für die Antwort braucht sie {tokens} der {limit} Token, die das Modell lesen und schreiben kann.",
      hint: "Kürzen Sie die Frage, oder wählen Sie eine kürzere Antwort.",
    },
  },
});
