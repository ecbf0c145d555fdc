/** A whole model of half a megabyte, for rooms that try out what computes with models. */
export { probeModel } from "../gguf/probe_model.ts";
