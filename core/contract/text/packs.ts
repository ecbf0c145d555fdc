import { defineTexts } from "../text.ts";

/** Texts of what is installed later, and of the choice of the training engine. */
export const packTexts = defineTexts({
  en: {
    "packs.name.trainer-python": "Training engine PyTorch (Python)",
    "packs.name.inference": "Training and answering (llama.cpp)",
    "packs.name.inference-gpu": "llama.cpp for graphics processors",
    "packs.name.starter-model": "Starter model (SmolLM2 135M)",
    "packs.name.embedder": "Search by meaning (multilingual E5 small)",

    "packs.phase.find": "Looking for Python",
    "packs.phase.venv": "Making an environment of its own",
    "packs.phase.download": "Downloading",
    "packs.phase.install": "Installing",
    "packs.phase.unpack": "Unpacking",
    "packs.phase.prove": "Proving that it works",

    "packs.fault.unfinished":
      "Its installation was interrupted. Install it again; it repairs itself.",
    "packs.fault.outdated":
      "This version of Lernwerk needs another version of it. Install it again.",
    "packs.fault.damaged": "Files of it are missing or changed. Install it again.",

    "packs.engine.by.native": "Trains with llama.cpp, without Python.",
    "packs.engine.by.python": "Trains with PyTorch.",
    "packs.engine.cuda": "{gpu} is used (CUDA).",
    "packs.engine.rocm": "{gpu} is used (ROCm).",
    "packs.engine.mps": "{gpu} is used (Metal).",
    "packs.engine.vulkan":
      "The processor is used. {gpu} speaks Vulkan: install llama.cpp for graphics processors to use it.",
    "packs.engine.graphics": "llama.cpp drives {gpu}.",
    "packs.engine.torchWould":
      "The processor is used. PyTorch could use {gpu}: it can be installed under Settings.",
    "packs.engine.forced": "The processor is used, because the settings say so.",
    "packs.engine.none": "The processor is used: there is no graphics processor.",
    "packs.engine.unsuited":
      "The processor is used: training cannot use {gpu}, which offers neither CUDA, ROCm nor Metal.",
    "packs.engine.rocmLinux": "The processor is used: training on {gpu} (ROCm) needs Linux.",
    "packs.engine.small":
      "The processor is used: {gpu} has only {vram_gb} GB of memory of its own.",

    "packs.warning.memory":
      "{have_gb} GB of memory are few: models of up to about {parameters_m} million parameters can be trained.",
    "packs.warning.cpu":
      "Without a graphics processor training is 10 to 100 times as slow: small models take minutes to hours, large ones a day and more.",
    "packs.warning.disk": "Only {free_gb} GB of disk space are free.",
  },
  de: {
    "packs.name.trainer-python": "Trainings-Engine PyTorch (Python)",
    "packs.name.inference": "Training und Antworten (llama.cpp)",
    "packs.name.inference-gpu": "llama.cpp für Grafikprozessoren",
    "packs.name.starter-model": "Startmodell (SmolLM2 135M)",
    "packs.name.embedder": "Suche nach Bedeutung (Multilingual E5 small)",

    "packs.phase.find": "Python wird gesucht",
    "packs.phase.venv": "Eine eigene Umgebung wird angelegt",
    "packs.phase.download": "Herunterladen",
    "packs.phase.install": "Installieren",
    "packs.phase.unpack": "Entpacken",
    "packs.phase.prove": "Es wird geprüft, ob alles funktioniert",

    "packs.fault.unfinished":
      "Die Installation wurde unterbrochen. Installieren Sie noch einmal; sie repariert sich.",
    "packs.fault.outdated":
      "Diese Version von Lernwerk braucht eine andere Version davon. Installieren Sie noch einmal.",
    "packs.fault.damaged": "Dateien fehlen oder sind verändert. Installieren Sie noch einmal.",

    "packs.engine.by.native": "Trainiert wird mit llama.cpp, ohne Python.",
    "packs.engine.by.python": "Trainiert wird mit PyTorch.",
    "packs.engine.cuda": "{gpu} wird benutzt (CUDA).",
    "packs.engine.rocm": "{gpu} wird benutzt (ROCm).",
    "packs.engine.mps": "{gpu} wird benutzt (Metal).",
    "packs.engine.vulkan":
      "Der Prozessor wird benutzt. {gpu} kann Vulkan: Installieren Sie llama.cpp für Grafikprozessoren, um es zu benutzen.",
    "packs.engine.graphics": "llama.cpp benutzt {gpu}.",
    "packs.engine.torchWould":
      "Der Prozessor wird benutzt. PyTorch könnte {gpu} benutzen: Es lässt sich in den Einstellungen installieren.",
    "packs.engine.forced": "Der Prozessor wird benutzt, weil die Einstellungen es so sagen.",
    "packs.engine.none": "Der Prozessor wird benutzt: Es gibt keinen Grafikprozessor.",
    "packs.engine.unsuited":
      "Der Prozessor wird benutzt: Das Training kann {gpu} nicht benutzen; dort gibt es weder CUDA noch ROCm noch Metal.",
    "packs.engine.rocmLinux":
      "Der Prozessor wird benutzt: Training auf {gpu} (ROCm) braucht Linux.",
    "packs.engine.small":
      "Der Prozessor wird benutzt: {gpu} hat nur {vram_gb} GB eigenen Speicher.",

    "packs.warning.memory":
      "{have_gb} GB Arbeitsspeicher sind wenig: Trainiert werden können Modelle bis etwa {parameters_m} Millionen Parameter.",
    "packs.warning.cpu":
      "Ohne Grafikprozessor dauert das Training 10- bis 100-mal so lange: bei kleinen Modellen Minuten bis Stunden, bei großen einen Tag und mehr.",
    "packs.warning.disk": "Nur {free_gb} GB sind auf dem Datenträger frei.",
  },
});

/** The keys of {@link packTexts}. */
export type PackText = keyof typeof packTexts.en;
