import type { Hardware, Settings, TorchVariant } from "@/core/contract/mod.ts";
import { chooseEngine } from "./choose_engine.ts";

/** All the memory that work could use on this computer, be it free at the moment or not. */
export interface WorkingMemory {
  /** To answer with a model, in bytes. */
  runBytes: number;
  /** To train: of the graphics processor where one is used. */
  trainBytes: number;
  variant: TorchVariant;
  /** The settings set a limit below what is there. */
  isLimited: boolean;
  /** The settings forbid a graphics processor that could be used. */
  isForced: boolean;
}

/** Tells the memory that training and answering can work with. */
export function workingMemory(
  hardware: Hardware,
  settings: Pick<Settings, "forceCpu" | "memoryLimitMB">,
): WorkingMemory {
  const { variant, device } = chooseEngine(hardware, settings);
  const free = chooseEngine(hardware, { forceCpu: false });
  const gpu = variant === "cpu" ? undefined : hardware.gpus.find(({ name }) => name === device);
  const own = gpu?.vramBytes ?? hardware.memory.totalBytes;
  const limit = settings.memoryLimitMB === 0 ? Infinity : settings.memoryLimitMB * 1e6;
  return {
    runBytes: Math.max(hardware.memory.totalBytes, gpu?.vramBytes ?? 0),
    trainBytes: Math.min(own, limit),
    variant,
    isLimited: limit < own,
    isForced: settings.forceCpu && free.variant !== "cpu",
  };
}
