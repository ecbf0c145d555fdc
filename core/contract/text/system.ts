import { defineTexts } from "../text.ts";

/** Texts about the computer and what is installed. */
export const systemTexts = defineTexts({
  en: {
    "pack.installed": "installed",
    "pack.missing": "not installed",
    "pack.broken": "broken",
    "pack.installing": "being installed",
    "pack.optional.trainer-python":
      "Not needed on this computer. It trains on graphics processors, and models that are no GGUF.",
    "pack.optional.inference-gpu":
      "Lets llama.cpp train and answer on this computer's graphics processor. Without it everything works too.",
    "obstacle.engine":
      "The training engine {engine} is not ready ({state}). Install it in Settings.",
    "obstacle.engine.here":
      "The training engine {engine} is not ready ({state}). Install it with the button above. One click is enough; everything goes into Lernwerk's own folder.",
    "obstacle.proof.here":
      "The training engine {engine} does not work: {detail} Install it again with the button above.",
    "obstacle.proof":
      "The training engine {engine} does not work: {detail} Install it again in Settings.",
    "ready": "This computer can train.",
    "title": "This computer",
    "processor": "Processor",
    "cores": "{physical} {physical|core|cores}",
    "memory": "Memory",
    "memory.value": "{total} GB, {free} GB of it free",
    "disk": "Disk",
    "disk.value": "{free} GB free",
    "graphics": "Graphics processor",
    "none": "none",
    "engine": "Training",
    "folder": "Data folder",
    "packs": "What is installed",
    "install": "Install",
    "install.again": "Install again",
    "install.repair": "Repair",
    "packs.hint":
      "Lernwerk installs these by itself into its own folder; nothing else on this computer is changed.",
    "pack.download": "{size} to download, {disk} on the disk",
    "pack.size": "{disk} on the disk",
    "pack.done": "Show the new state",
    "prove": "Test the training engine",
    "prove.hint": "Starts it and makes one step; takes up to a minute.",
    "proved": "The training engine was started and made one step.",
    "warnings": "Good to know",
    "version": "Lernwerk",
    "version.value": "{version} (Deno {deno})",
    "folder.engines": "Engines",
    "gpu.memory": "{name}, {size} of its own memory",
  },
  de: {
    "pack.installed": "installiert",
    "pack.missing": "nicht installiert",
    "pack.broken": "beschädigt",
    "pack.installing": "wird installiert",
    "pack.optional.inference-gpu":
      "Lässt llama.cpp auf dem Grafikprozessor dieses Computers trainieren und antworten. Ohne sie geht alles auch.",
    "pack.optional.trainer-python":
      "Auf diesem Computer nicht nötig. Sie trainiert auf Grafikprozessoren, auch Modelle, die kein GGUF sind.",
    "obstacle.engine":
      "Die Trainings-Engine {engine} ist nicht bereit ({state}). Installieren Sie sie in den Einstellungen.",
    "obstacle.engine.here":
      "Die Trainings-Engine {engine} ist nicht bereit ({state}). Installieren Sie sie mit dem Knopf oben. Ein Klick genügt; alles kommt in Lernwerks eigenen Ordner.",
    "obstacle.proof.here":
      "Die Trainings-Engine {engine} funktioniert nicht: {detail} Installieren Sie sie mit dem Knopf oben noch einmal.",
    "obstacle.proof":
      "Die Trainings-Engine {engine} funktioniert nicht: {detail} Installieren Sie sie in den Einstellungen noch einmal.",
    "ready": "Dieser Computer kann trainieren.",
    "title": "Dieser Computer",
    "processor": "Prozessor",
    "cores": "{physical} {physical|Kern|Kerne}",
    "memory": "Arbeitsspeicher",
    "memory.value": "{total} GB, davon {free} GB frei",
    "disk": "Datenträger",
    "disk.value": "{free} GB frei",
    "graphics": "Grafikprozessor",
    "none": "keiner",
    "engine": "Training",
    "folder": "Datenordner",
    "packs": "Was installiert ist",
    "install": "Installieren",
    "install.again": "Noch einmal installieren",
    "install.repair": "Reparieren",
    "packs.hint":
      "Lernwerk installiert das selbst in seinen eigenen Ordner; sonst wird an diesem Computer nichts verändert.",
    "pack.download": "{size} herunterzuladen, {disk} auf dem Datenträger",
    "pack.size": "{disk} auf dem Datenträger",
    "pack.done": "Neuen Zustand zeigen",
    "prove": "Trainings-Engine prüfen",
    "prove.hint": "Startet sie und macht einen Schritt; dauert bis zu einer Minute.",
    "proved": "Die Trainings-Engine wurde gestartet und hat einen Schritt gemacht.",
    "warnings": "Gut zu wissen",
    "version": "Lernwerk",
    "version.value": "{version} (Deno {deno})",
    "folder.engines": "Engines",
    "gpu.memory": "{name}, {size} eigener Speicher",
  },
});
