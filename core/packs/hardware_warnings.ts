import type { Hardware, TextParams } from "@/core/contract/mod.ts";
import type { PackText } from "@/core/contract/text/packs.ts";
import type { EngineChoice } from "./choose_engine.ts";
import { usualEngine } from "./usual_engine.ts";

/** Something that a person should know about the computer before choosing a model. */
export interface HardwareWarning {
  text: PackText;
  params: TextParams;
}

/** Below this the seed warns (seed 003, phase 1); above it, models of 1B train without worry. */
const comfortableMemory = 15e9;

/**
 * Bytes that a parameter takes in training: with our own engine in 8 bits twice, with PyTorch in 32
 * bits; and activations.
 */
const bytesPerParameter = { native: 2.5, python: 10 };

/** What engine and operating system take. */
const baseBytes = 1.5e9;

const leastDiskBytes = 5e9;

/** What is tight on this computer, said by the size of the models that it can train. */
export function hardwareWarnings(hardware: Hardware, choice: EngineChoice): HardwareWarning[] {
  const warnings: HardwareWarning[] = [];
  const { memory, disk } = hardware;
  if (memory.totalBytes < comfortableMemory) {
    const each = bytesPerParameter[usualEngine(choice, null)];
    const parameters = Math.max(0, memory.totalBytes - baseBytes) / each;
    warnings.push({
      text: "packs.warning.memory",
      params: {
        have_gb: Math.round(memory.totalBytes / 1e9),
        parameters_m: Math.floor(parameters / 1e8) * 100,
      },
    });
  }
  if (choice.variant === "cpu") warnings.push({ text: "packs.warning.cpu", params: {} });
  if (disk && disk.freeBytes < leastDiskBytes) {
    const free_gb = Math.round(disk.freeBytes / 1e8) / 10;
    warnings.push({ text: "packs.warning.disk", params: { free_gb } });
  }
  return warnings;
}
