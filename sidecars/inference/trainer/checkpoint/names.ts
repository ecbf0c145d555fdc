/** The files of a checkpoint beside those of the adapter, which are PEFT's. */
export const manifestName = "manifest.json";
export const stateName = "state.json";
export const optimizerName = "optimizer.safetensors";

/** A file beside the checkpoints that holds the name of the best one. */
export const bestPointer = "best";
