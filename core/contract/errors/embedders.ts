import { defineErrors } from "./define.ts";

/** Errors of turning texts into vectors. */
export const embedderErrors = defineErrors({
  embedder_failed: {
    status: 502,
    en: {
      message: "The model that finds passages by their meaning gave no usable answer: {detail}.",
      hint:
        "Search by words goes on. Try again; if it stays so, install the model again or check its server in the settings.",
    },
    de: {
      message:
        "Das Modell, das Textstellen nach ihrer Bedeutung findet, gab keine brauchbare Antwort: {detail}.",
      hint:
        "Die Suche nach Wörtern geht weiter. Versuchen Sie es noch einmal; bleibt es dabei, installieren Sie das Modell neu oder prüfen Sie seinen Server in den Einstellungen.",
    },
  },
  embedder_unreachable: {
    status: 502,
    en: {
      message: "Nobody answers at {address}: the embedding server is not to be had.",
      hint:
        "Start it or check its address in the settings, with the number behind the colon. Search by words goes on.",
    },
    de: {
      message: "Unter {address} antwortet niemand: Der Embedding-Server ist nicht zu erreichen.",
      hint:
        "Starten Sie ihn oder prüfen Sie seine Adresse in den Einstellungen, auch die Zahl hinter dem Doppelpunkt. Die Suche nach Wörtern geht weiter.",
    },
  },
  embedder_silent: {
    status: 504,
    en: {
      message: "The embedding server at {address} took the text and gave no answer in {seconds} s.",
      hint: "Perhaps it is still loading its model. Try again, or look at its messages.",
    },
    de: {
      message:
        "Der Embedding-Server unter {address} hat den Text genommen und in {seconds} s nicht geantwortet.",
      hint:
        "Vielleicht lädt er sein Modell noch. Versuchen Sie es noch einmal, oder sehen Sie in seinen Meldungen nach.",
    },
  },
  embedder_model_unknown: {
    status: 502,
    en: {
      message: "The server at {address} answers, but knows no model “{model}”. It says “{said}”.",
      hint:
        "Enter the name as the server lists it in the settings, or let it fetch the model first (Ollama: ollama pull {model}). Search by words goes on.",
    },
    de: {
      message:
        "Der Server unter {address} antwortet, kennt aber kein Modell „{model}“. Er sagt „{said}“.",
      hint:
        "Tragen Sie in den Einstellungen den Namen ein, unter dem der Server es führt, oder lassen Sie ihn das Modell erst holen (Ollama: ollama pull {model}). Die Suche nach Wörtern geht weiter.",
    },
  },
  embedder_address_unclear: {
    status: 400,
    en: {
      message: "“{address}” is no address of a server.",
      hint: "An address begins with http:// or https://, such as http://127.0.0.1:11434.",
    },
    de: {
      message: "„{address}“ ist keine Adresse eines Servers.",
      hint: "Eine Adresse beginnt mit http:// oder https://, etwa http://127.0.0.1:11434.",
    },
  },
  embedder_missing: {
    status: 409,
    en: {
      message: "The model that finds passages by their meaning is not installed.",
      hint: "Install it in the settings. Search by words works without it.",
    },
    de: {
      message: "Das Modell, das Textstellen nach ihrer Bedeutung findet, ist nicht installiert.",
      hint: "Installieren Sie es in den Einstellungen. Die Suche nach Wörtern geht auch ohne.",
    },
  },
  embedder_model_unnamed: {
    status: 400,
    en: {
      message: "A server that works out meanings needs the name of its model.",
      hint: "Enter it as the server names it, or empty the address to use the built-in embedder.",
    },
    de: {
      message: "Ein Server, der Bedeutungen berechnet, braucht den Namen seines Modells.",
      hint:
        "Tragen Sie ihn so ein, wie der Server ihn nennt, oder leeren Sie die Adresse, dann arbeitet der eingebaute Embedder.",
    },
  },
  embedder_address_refused: {
    status: 400,
    en: {
      message: "{address} is no address to which documents may be sent.",
      hint: "Use https, or http for a server on this computer, such as http://127.0.0.1:11434/v1.",
    },
    de: {
      message: "{address} ist keine Adresse, an die Dokumente geschickt werden dürfen.",
      hint:
        "Benutzen Sie https, oder http für einen Server auf diesem Computer, etwa http://127.0.0.1:11434/v1.",
    },
  },
});
