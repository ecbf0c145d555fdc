import { defineErrors } from "./define.ts";

/** Errors of searching documents. */
export const searchErrors = defineErrors({
  pages_reversed: {
    status: 422,
    en: {
      message: "The search is to begin on page {from} and to end before it, on page {to}.",
      hint: "Swap the two numbers, or leave one of them out.",
    },
    de: {
      message: "Die Suche soll auf Seite {from} beginnen und davor enden, auf Seite {to}.",
      hint: "Vertauschen Sie die beiden Zahlen, oder lassen Sie eine davon weg.",
    },
  },
});
