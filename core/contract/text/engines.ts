import { defineTexts } from "../text.ts";

/** Texts of the training engines, as a person chooses between them. */
export const engineTexts = defineTexts({
  en: {
    "engine": "Training engine",
    "engine.what":
      "llama.cpp needs no Python and little memory. PyTorch is faster on graphics processors and can do what llama.cpp cannot.",
    "engine.native": "llama.cpp",
    "engine.python": "PyTorch (Python)",
    "engine.usual": "recommended on this computer",
    "engine.missing": "not ready yet",
  },
  de: {
    "engine": "Trainings-Engine",
    "engine.what":
      "llama.cpp braucht kein Python und wenig Speicher. PyTorch ist auf Grafikprozessoren schneller und kann, was llama.cpp nicht kann.",
    "engine.native": "llama.cpp",
    "engine.python": "PyTorch (Python)",
    "engine.usual": "auf diesem Computer empfohlen",
    "engine.missing": "noch nicht bereit",
  },
});
