import type { Lang } from "../lang.ts";
import { computerGlossary, type GlossaryEntry } from "./glossary_computer.ts";
import { trainingGlossary } from "./glossary_training.ts";

export type { GlossaryEntry };

/**
 * The one glossary behind every question mark. A new entry is added in alphabetical order, in both
 * languages.
 */
export const glossary = {
  ...computerGlossary,
  ...trainingGlossary,
  baseModel: {
    en: {
      title: "Base model",
      text: "The finished language model that training starts from. It is never changed itself.",
    },
    de: {
      title: "Basismodell",
      text: "Das fertige Sprachmodell, von dem das Training ausgeht. Es selbst bleibt unverändert.",
    },
  },
  chunk: {
    en: {
      title: "Chunk",
      text:
        "A piece of a document, short enough for a model to read at once, with its place in the source.",
    },
    de: {
      title: "Abschnitt",
      text:
        "Ein Stück eines Dokuments, kurz genug, dass ein Modell es auf einmal liest, mit seiner Stelle in der Quelle.",
    },
  },
  chunkOverlap: {
    en: {
      title: "Overlap",
      text:
        "How much of a chunk's end stands again at the beginning of the next one, so that no sentence is torn apart.",
    },
    de: {
      title: "Überlappung",
      text:
        "Wie viel vom Ende eines Abschnitts am Anfang des nächsten noch einmal steht, damit kein Satz zerrissen wird.",
    },
  },
  contextWindow: {
    en: {
      title: "Context window",
      text: "How many tokens a model can take into account at once: question and answer together.",
    },
    de: {
      title: "Kontextfenster",
      text: "Wie viele Token ein Modell zugleich berücksichtigen kann: Frage und Antwort zusammen.",
    },
  },
  engine: {
    en: {
      title: "Engine",
      text: "The program that computes the training, chosen for what this computer has.",
    },
    de: {
      title: "Engine",
      text: "Das Programm, das das Training berechnet, passend zu diesem Computer gewählt.",
    },
  },
  gguf: {
    en: {
      title: "GGUF",
      text:
        "One file with model, vocabulary and chat template, as Ollama, LM Studio and llama.cpp read it.",
    },
    de: {
      title: "GGUF",
      text:
        "Eine Datei mit Modell, Wortschatz und Chat-Vorlage, wie Ollama, LM Studio und llama.cpp sie lesen.",
    },
  },
  grounded: {
    en: {
      title: "Grounded",
      text:
        "The answer rests on a passage that really stands in one of your documents, word for word.",
    },
    de: {
      title: "Belegt",
      text: "Die Antwort stützt sich auf eine Stelle, die wörtlich in einem Ihrer Dokumente steht.",
    },
  },
  quantization: {
    en: {
      title: "Quantisation",
      text:
        "The model's numbers are stored more coarsely: a smaller file that answers faster, at a small cost in quality.",
    },
    de: {
      title: "Quantisierung",
      text:
        "Die Zahlen des Modells werden gröber gespeichert: eine kleinere Datei, die schneller antwortet und etwas ungenauer ist.",
    },
  },
  safetensors: {
    en: {
      title: "Safetensors",
      text: "The usual format for models that are trained further or used from Python.",
    },
    de: {
      title: "Safetensors",
      text: "Das übliche Format für Modelle, die weiter trainiert oder aus Python benutzt werden.",
    },
  },
  seed: {
    en: {
      title: "Seed",
      text:
        "A number that decides about every chance in it: the same seed gives the same result again.",
    },
    de: {
      title: "Startwert",
      text:
        "Eine Zahl, die über jeden Zufall entscheidet: Mit demselben Startwert kommt dasselbe Ergebnis heraus.",
    },
  },
  semanticSearch: {
    en: {
      title: "Search by meaning",
      text:
        "Finds passages that say the same in other words. A small model turns each passage into numbers, its vector; passages with similar numbers mean something similar.",
    },
    de: {
      title: "Suche nach Bedeutung",
      text:
        "Findet Textstellen, die dasselbe in anderen Worten sagen. Ein kleines Modell macht aus jeder Textstelle Zahlen, ihren Vektor; ähnliche Zahlen bedeuten Ähnliches.",
    },
  },
  systemPrompt: {
    en: {
      title: "System prompt",
      text: "What the model is told before every conversation: who it is and how it should answer.",
    },
    de: {
      title: "System-Prompt",
      text: "Was dem Modell vor jedem Gespräch gesagt wird: wer es ist und wie es antworten soll.",
    },
  },
  temperature: {
    en: {
      title: "Temperature",
      text:
        "0 always gives the most likely answer; higher values give more variety and more mistakes.",
    },
    de: {
      title: "Temperatur",
      text:
        "Bei 0 kommt immer die wahrscheinlichste Antwort; höhere Werte bringen mehr Abwechslung und mehr Fehler.",
    },
  },
  template: {
    en: {
      title: "Chat template",
      text:
        "How question and answer are marked for the model. With the wrong one it answers nonsense or never stops.",
    },
    de: {
      title: "Chat-Vorlage",
      text:
        "Wie Frage und Antwort für das Modell gekennzeichnet werden. Mit der falschen antwortet es Unsinn oder hört nicht auf.",
    },
  },
  token: {
    en: {
      title: "Token",
      text: "The pieces in which a model reads and writes: half a word to a word.",
    },
    de: {
      title: "Token",
      text: "Die Stücke, in denen ein Modell liest und schreibt: ein halbes bis ein ganzes Wort.",
    },
  },
} as const satisfies Record<string, Record<Lang, GlossaryEntry>>;

/** The name of an entry. */
export type GlossaryTerm = keyof typeof glossary;
