import type { Lang } from "../lang.ts";
import type { GlossaryEntry } from "./glossary_computer.ts";

/** The glossary's terms of training and of its settings, in alphabetical order. */
export const trainingGlossary = {
  adapter: {
    en: {
      title: "Adapter",
      text:
        "The small file that training makes. Together with the base model it is the tuned model; alone it does nothing.",
    },
    de: {
      title: "Adapter",
      text:
        "Die kleine Datei, die beim Training entsteht. Zusammen mit dem Basismodell ist sie das angepasste Modell; allein kann sie nichts.",
    },
  },
  batchSize: {
    en: {
      title: "Batch size",
      text:
        "How many rows are computed at once. More is faster on a graphics card and needs more memory.",
    },
    de: {
      title: "Batch-Größe",
      text:
        "Wie viele Zeilen zugleich berechnet werden. Mehr ist auf einer Grafikkarte schneller und braucht mehr Speicher.",
    },
  },
  checkpoint: {
    en: {
      title: "Saved state",
      text:
        "The adapter as it was at one moment of the training. A run goes on from there, and every saved state can be exported.",
    },
    de: {
      title: "Zwischenstand",
      text:
        "Der Adapter, wie er zu einem Zeitpunkt des Trainings war. Ein Lauf geht von dort weiter, und jeder Zwischenstand lässt sich exportieren.",
    },
  },
  effectiveBatch: {
    en: {
      title: "Effective batch",
      text:
        "Rows that one learning step looks at: batch size times gradient accumulation. It is what counts for the result.",
    },
    de: {
      title: "Wirksame Batch-Größe",
      text:
        "Zeilen, die ein Lernschritt betrachtet: Batch-Größe mal Gradienten-Akkumulation. Für das Ergebnis zählt dieser Wert.",
    },
  },
  epoch: {
    en: {
      title: "Epoch",
      text:
        "One pass over all training rows. Too few and the model has learnt little; too many and it only repeats by heart.",
    },
    de: {
      title: "Epoche",
      text:
        "Ein Durchgang durch alle Trainingszeilen. Bei zu wenigen hat das Modell kaum gelernt, bei zu vielen sagt es nur noch auswendig auf.",
    },
  },
  fourBit: {
    en: {
      title: "4-bit (QLoRA)",
      text:
        "The weights of the base model take about a third of the memory while it is trained. It needs an NVIDIA card and costs a little quality.",
    },
    de: {
      title: "4-Bit (QLoRA)",
      text:
        "Die Gewichte des Basismodells belegen beim Training nur etwa ein Drittel des Speichers. Nötig ist eine NVIDIA-Karte; etwas Qualität geht verloren.",
    },
  },
  gradientAccumulation: {
    en: {
      title: "Gradient accumulation",
      text:
        "Several batches are added up before the model learns from them: the effect of a larger batch in the memory of a small one.",
    },
    de: {
      title: "Gradienten-Akkumulation",
      text:
        "Mehrere Batches werden gesammelt, bevor das Modell aus ihnen lernt: die Wirkung eines größeren Batches im Speicher eines kleinen.",
    },
  },
  gradientCheckpointing: {
    en: {
      title: "Gradient checkpointing",
      text:
        "Intermediate results are computed twice instead of being kept: much less memory, about a third more time.",
    },
    de: {
      title: "Gradient Checkpointing",
      text:
        "Zwischenergebnisse werden zweimal berechnet statt aufgehoben: viel weniger Speicher, etwa ein Drittel mehr Zeit.",
    },
  },
  heldOut: {
    en: {
      title: "Held out",
      text:
        "Rows that the training never sees. Whether the model has learnt shows only in questions that it does not know.",
    },
    de: {
      title: "Zurückgehalten",
      text:
        "Zeilen, die das Training nie sieht. Ob das Modell gelernt hat, zeigt sich nur an Fragen, die es nicht kennt.",
    },
  },
  learningRate: {
    en: {
      title: "Learning rate",
      text:
        "How far one step changes the model. Small models need larger ones; too large and the loss jumps up.",
    },
    de: {
      title: "Lernrate",
      text:
        "Wie stark ein Schritt das Modell verändert. Kleine Modelle brauchen größere Werte; bei zu großen springt der Verlust nach oben.",
    },
  },
  lora: {
    en: {
      title: "LoRA",
      text:
        "Training only a small addition to a model instead of the whole of it: a fraction of the memory, nearly the same effect.",
    },
    de: {
      title: "LoRA",
      text:
        "Nicht das ganze Modell wird trainiert, sondern ein kleiner Zusatz: ein Bruchteil des Speichers, fast dieselbe Wirkung.",
    },
  },
  loraAlpha: {
    en: {
      title: "LoRA alpha",
      text: "How strongly the addition counts; usually once or twice the rank.",
    },
    de: {
      title: "LoRA-Alpha",
      text: "Wie stark der Zusatz zählt; üblich ist das Ein- bis Zweifache des Rangs.",
    },
  },
  loraDropout: {
    en: {
      title: "LoRA dropout",
      text:
        "A share of the adapter is switched off at random in each step, so that it does not learn by heart. Small runs do without.",
    },
    de: {
      title: "LoRA-Dropout",
      text:
        "In jedem Schritt bleibt ein zufälliger Teil des Adapters aus, damit er nicht auswendig lernt. Kleine Läufe kommen ohne aus.",
    },
  },
  loraRank: {
    en: {
      title: "LoRA rank",
      text:
        "How large the trained addition is. A higher rank takes in more facts and makes a larger file.",
    },
    de: {
      title: "LoRA-Rang",
      text:
        "Wie groß der trainierte Zusatz ist. Ein höherer Rang fasst mehr Fakten und macht die Datei größer.",
    },
  },
  loss: {
    en: {
      title: "Loss",
      text:
        "How surprised the model is by the right answers; lower is better. Held-out loss that rises while training loss falls means learning by heart.",
    },
    de: {
      title: "Verlust",
      text:
        "Wie sehr die richtigen Antworten das Modell überraschen; weniger ist besser. Steigt der zurückgehaltene Verlust, während der beim Training fällt, lernt das Modell auswendig.",
    },
  },
  maxLength: {
    en: {
      title: "Longest row",
      text: "Rows with more tokens are cut to this length. Shorter needs less memory and time.",
    },
    de: {
      title: "Längste Zeile",
      text:
        "Zeilen mit mehr Token werden auf diese Länge gekürzt. Kürzer braucht weniger Speicher und Zeit.",
    },
  },
  schedule: {
    en: {
      title: "Schedule",
      text:
        "The course of the learning rate: it rises in the warm-up and then falls, so that the last steps only polish.",
    },
    de: {
      title: "Verlauf",
      text:
        "Der Weg der Lernrate: Sie steigt im Anlauf und sinkt dann, damit die letzten Schritte nur noch feilen.",
    },
  },
  warmup: {
    en: {
      title: "Warm-up",
      text:
        "The first steps, in which the learning rate rises from 0. Without it the first, still random, steps can do damage.",
    },
    de: {
      title: "Anlauf",
      text:
        "Die ersten Schritte, in denen die Lernrate von 0 an steigt. Ohne Anlauf können sie, noch vom Zufall bestimmt, Schaden tun.",
    },
  },
  weightDecay: {
    en: {
      title: "Weight decay",
      text:
        "Pulls the numbers of the adapter a little towards 0 in each step, which keeps it from learning by heart.",
    },
    de: {
      title: "Gewichtsabnahme",
      text:
        "Zieht die Zahlen des Adapters in jedem Schritt ein wenig zur 0 hin; das bremst Auswendiglernen.",
    },
  },
} as const satisfies Record<string, Record<Lang, GlossaryEntry>>;
