/** The files of a checkpoint; those of the adapter are PEFT's. */
export const manifestName = "manifest.json";
export const stateName = "state.json";
export const optimizerName = "optimizer.safetensors";
export const weightsName = "adapter_model.safetensors";
export const adapterConfigName = "adapter_config.json";

/** A file beside the checkpoints that holds the name of the best one. */
export const bestPointer = "best";
