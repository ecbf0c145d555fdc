import { defineTexts } from "../text.ts";

/** Texts of a run's log lines; those of a trainer are named after their codes. */
export const trainingLogTexts = defineTexts({
  en: {
    "training.log.from": "Going on from the state saved after step {step}.",
    "training.log.anew": "There is no saved state: starting from the beginning.",
    "training.log.damaged": "The state saved after step {step} is damaged and does not count.",
    "training.log.threads_changed":
      "The run goes on with {now} {now|processor thread|processor threads} instead of {before}: the last digits will differ.",
    "training.log.device_changed":
      "The run goes on on another device ({now} instead of {before}): the last digits will differ.",
    "training.log.device_unfit": "{device} is not used: it cannot take this run.",
    "training.log.device_operations":
      "{device} lacks some operations ({operations}): the processor computes them, which is slower.",
    "training.log.max_length_capped":
      "Rows are cut at {window} tokens instead of {asked}: the base model reads no more at once.",
    "training.log.samples_need_memory":
      "The sample questions are not answered during training: that takes {megabytes} MB of memory, which are not free.",
    "training.log.four_bit_unavailable":
      "The base model is not loaded in 4 bits: that needs an NVIDIA card with its package.",
  },

  de: {
    "training.log.from": "Weiter von dem Stand, der nach Schritt {step} gesichert wurde.",
    "training.log.anew": "Es gibt keinen Zwischenstand: Der Lauf beginnt von vorn.",
    "training.log.damaged":
      "Der nach Schritt {step} gesicherte Stand ist beschädigt und zählt nicht.",
    "training.log.threads_changed":
      "Der Lauf geht mit {now} {now|Prozessor-Thread|Prozessor-Threads} statt {before} weiter: Die letzten Nachkommastellen weichen ab.",
    "training.log.device_changed":
      "Der Lauf geht auf einem anderen Gerät weiter ({now} statt {before}): Die letzten Nachkommastellen weichen ab.",
    "training.log.device_unfit": "{device} wird nicht verwendet: Dieser Lauf geht dort nicht.",
    "training.log.device_operations":
      "{device} fehlen einige Operationen ({operations}): Der Prozessor rechnet sie, was länger dauert.",
    "training.log.max_length_capped":
      "Zeilen werden nach {window} statt nach {asked} Token abgeschnitten: Mehr liest das Basismodell nicht auf einmal.",
    "training.log.samples_need_memory":
      "Die Beispielfragen werden während des Trainings nicht beantwortet: Das braucht {megabytes} MB Arbeitsspeicher, die nicht frei sind.",
    "training.log.four_bit_unavailable":
      "Das Basismodell wird nicht mit 4 Bit geladen: Das braucht eine NVIDIA-Karte mit ihrem Paket.",
  },
});
