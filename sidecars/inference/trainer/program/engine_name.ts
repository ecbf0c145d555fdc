/** Under which name and version the engine reports itself and signs its checkpoints. */
export const engineName = "lernwerk-ggml";
export const engineVersion = "1.0.0";

/** The version of the trainer protocol that it speaks. */
export const protocolVersion = 1;
