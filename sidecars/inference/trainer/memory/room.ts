import type { Device } from "../ggml/device.ts";
import { checkNeed, type MemoryCase, roomIn } from "./check_memory.ts";
import { admitTo, fitsOn } from "./device_memory.ts";

/** The memory that a run computes in. */
export interface Room {
  /** Whether there are so many bytes. */
  fits(bytes: number): boolean;
  /** Hears of bytes before they are taken. @throws {UnfitDevice | TrainerError} without enough. */
  admit(bytes: number): void;
}

/** That of a graphics device, or, for null, of the processor. */
export function roomOn(device: Pick<Device, "memory"> | null, memory: MemoryCase): Room {
  if (device) {
    return { fits: (bytes) => fitsOn(device, bytes), admit: (bytes) => admitTo(device, bytes) };
  }
  return { fits: (bytes) => bytes <= roomIn(memory), admit: (bytes) => checkNeed(bytes, memory) };
}
