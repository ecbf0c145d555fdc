import type { Lang } from "../lang.ts";

/** A technical term with what it means, in the words of someone who explains it to a colleague. */
export interface GlossaryEntry {
  title: string;
  text: string;
}

/** The glossary's terms of computers, model files and other programs, in alphabetical order. */
export const computerGlossary = {
  acceleration: {
    en: {
      title: "Acceleration",
      text:
        "A graphics processor computes many numbers at once and trains ten to a hundred times as fast. Without one the processor does it all.",
    },
    de: {
      title: "Beschleunigung",
      text:
        "Ein Grafikprozessor rechnet mit vielen Zahlen zugleich und trainiert zehn- bis hundertmal so schnell. Ohne ihn macht alles der Prozessor.",
    },
  },
  apiKey: {
    en: {
      title: "API key",
      text:
        "A secret text by which a provider knows who asks and who pays. Whoever has it can spend your money.",
    },
    de: {
      title: "API-Schlüssel",
      text:
        "Ein geheimer Text, an dem ein Anbieter erkennt, wer fragt und wer bezahlt. Wer ihn hat, kann Ihr Geld ausgeben.",
    },
  },
  architecture: {
    en: {
      title: "Architecture",
      text:
        "The plan by which a model is built. An engine can train the models whose plan it knows.",
    },
    de: {
      title: "Architektur",
      text:
        "Der Bauplan eines Modells. Eine Engine kann die Modelle trainieren, deren Plan sie kennt.",
    },
  },
  embedder: {
    en: {
      title: "Embedder",
      text:
        "A small model that turns a text into numbers, its vector. Texts that mean something similar get similar numbers.",
    },
    de: {
      title: "Embedder",
      text:
        "Ein kleines Modell, das aus einem Text Zahlen macht, seinen Vektor. Texte, die Ähnliches bedeuten, bekommen ähnliche Zahlen.",
    },
  },
  embedderPrefix: {
    en: {
      title: "Prefix",
      text:
        "Some embedders were trained with a word in front of each text that says whether it is a question or a passage. Without it they find less.",
    },
    de: {
      title: "Präfix",
      text:
        "Manche Embedder wurden mit einem Wort vor jedem Text trainiert, das sagt, ob er eine Frage oder eine Textstelle ist. Ohne es finden sie weniger.",
    },
  },
  memoryLimit: {
    en: {
      title: "Memory limit",
      text:
        "The most memory that training may take. What does not fit is refused before it begins, instead of slowing the whole computer down.",
    },
    de: {
      title: "Speichergrenze",
      text:
        "So viel Arbeitsspeicher darf das Training höchstens belegen. Was nicht passt, wird vor dem Beginn abgelehnt, statt den ganzen Computer auszubremsen.",
    },
  },
  metadata: {
    en: {
      title: "Metadata",
      text:
        "What a model file says about itself before its numbers: name, sizes, licence, template.",
    },
    de: {
      title: "Metadaten",
      text:
        "Was eine Modelldatei vor ihren Zahlen über sich selbst sagt: Name, Größen, Lizenz, Vorlage.",
    },
  },
  modelServer: {
    en: {
      title: "Model server",
      text:
        "A program on this computer that answers in the form of OpenAI's interface, such as llama-server or LM Studio.",
    },
    de: {
      title: "Modell-Server",
      text:
        "Ein Programm auf diesem Computer, das in der Form der OpenAI-Schnittstelle antwortet, etwa llama-server oder LM Studio.",
    },
  },
  ollama: {
    en: {
      title: "Ollama",
      text:
        "A free program of its own that keeps and runs language models on this computer. Lernwerk can use its models and hand tuned ones over to it.",
    },
    de: {
      title: "Ollama",
      text:
        "Ein eigenes, freies Programm, das auf diesem Computer Sprachmodelle aufbewahrt und betreibt. Lernwerk kann seine Modelle benutzen und ihm angepasste übergeben.",
    },
  },
  parameter: {
    en: {
      title: "Parameters",
      text:
        "The numbers that a model consists of, as if they were its adjustable screws. 1B is a billion: models with more of them know more and need more memory.",
    },
    de: {
      title: "Parameter",
      text:
        "Die Zahlen, aus denen ein Modell besteht, gewissermaßen seine Stellschrauben. 1B ist eine Milliarde: Modelle mit mehr davon wissen mehr und brauchen mehr Speicher.",
    },
  },
  promptTemplate: {
    en: {
      title: "User prompt template",
      text:
        "What the writing model is asked for each row. Variables in braces, such as {topic} or {chunk}, are filled in for each row.",
    },
    de: {
      title: "User-Prompt-Vorlage",
      text:
        "Was das schreibende Modell für jede Zeile gefragt wird. Variablen in Klammern wie {topic} oder {chunk} werden für jede Zeile eingesetzt.",
    },
  },
  provider: {
    en: {
      title: "Provider",
      text:
        "A company that answers with large models over the internet, for money. What you send there leaves this computer.",
    },
    de: {
      title: "Anbieter",
      text:
        "Eine Firma, die über das Internet gegen Geld mit großen Modellen antwortet. Was Sie dorthin senden, verlässt diesen Computer.",
    },
  },
  stopToken: {
    en: {
      title: "Stop token",
      text: "The sign by which a model says that its answer is complete.",
    },
    de: {
      title: "Stopp-Token",
      text: "Das Zeichen, mit dem ein Modell sagt, dass seine Antwort vollständig ist.",
    },
  },
  tensor: {
    en: {
      title: "Tensor",
      text:
        "A table of numbers: one building block of a model. Small models have some hundred of them, large ones thousands.",
    },
    de: {
      title: "Tensor",
      text:
        "Eine Tabelle von Zahlen: ein Baustein eines Modells. Kleine Modelle haben einige Hundert davon, große Tausende.",
    },
  },
  threads: {
    en: {
      title: "Threads",
      text:
        "So many parts of the processor work at once. More than it has cores make nothing faster.",
    },
    de: {
      title: "Threads",
      text:
        "So viele Teile des Prozessors arbeiten zugleich. Mehr, als er Kerne hat, machen nichts schneller.",
    },
  },
  tokenizer: {
    en: {
      title: "Tokeniser",
      text:
        "Cuts text into the pieces that a model reads. Training and answering must cut in the same way.",
    },
    de: {
      title: "Tokenizer",
      text:
        "Zerlegt Text in die Stücke, die ein Modell liest. Training und Antworten müssen gleich zerlegen.",
    },
  },
  wheel: {
    en: {
      title: "Python package",
      text:
        "A piece of the training engine. With a folder of them it can be installed without the internet.",
    },
    de: {
      title: "Python-Paket",
      text:
        "Ein Stück der Trainings-Engine. Mit einem Ordner davon lässt sie sich ohne Internet installieren.",
    },
  },
} as const satisfies Record<string, Record<Lang, GlossaryEntry>>;
