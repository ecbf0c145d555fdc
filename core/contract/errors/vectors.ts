import { defineErrors } from "./define.ts";

/** Errors of the vector index. */
export const vectorErrors = defineErrors({
  vector_invalid: {
    status: 422,
    en: {
      message: "The embedding model gave a vector that cannot be compared: {detail}.",
      hint: "Choose another embedding model, or look at the messages of the program that runs it.",
    },
    de: {
      message:
        "Das Embedding-Modell hat einen Vektor geliefert, der sich nicht vergleichen lässt: {detail}.",
      hint:
        "Wählen Sie ein anderes Embedding-Modell, oder sehen Sie in den Meldungen des Programms nach, das es ausführt.",
    },
  },
  vectors_out_of_memory: {
    status: 507,
    en: {
      message: "There is not enough memory to search this many passages by meaning.",
      hint:
        "Close other programs, or remove documents from the project. Search by words still works.",
    },
    de: {
      message:
        "Der Arbeitsspeicher reicht nicht, um so viele Abschnitte nach Bedeutung zu durchsuchen.",
      hint:
        "Schließen Sie andere Programme, oder entfernen Sie Dokumente aus dem Projekt. Die Suche nach Wörtern geht weiterhin.",
    },
  },
});
