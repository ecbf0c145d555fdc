import { type Backend, openCpu, openDevice } from "../ggml/backend.ts";
import { graphicsDevices } from "../ggml/device.ts";
import { operationOf } from "../ggml/placement.ts";
import type { Library } from "../ggml/library.ts";
import { wantedDevice } from "./installed.ts";

/**
 * What tests compute on: the first graphics device of the pack that `LERNWERK_TEST_DEVICE` chose, so
 * that the same suite runs wherever there is one, else the processor.
 */
export function openTestBackend(library: Library): Backend {
  const [device] = wantedDevice === "cpu" ? [] : graphicsDevices(library);
  return device ? openDevice(device, 1) : openCpu(library, 1);
}

/** A device that lacks operations, given by ggml's names; in truth a processor. */
export function openPoorDevice(library: Library, lacks: readonly string[]): Backend {
  const device = openCpu(library, 1);
  const processor = openCpu(library, 1);
  return {
    ...device,
    processor,
    supports: (operation) => !lacks.includes(operationOf(library, operation)),
    [Symbol.dispose]() {
      device[Symbol.dispose]();
      processor[Symbol.dispose]();
    },
  };
}
