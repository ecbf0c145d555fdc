import type { Device } from "../ggml/device.ts";
import { NoMemory } from "../ggml/no_memory.ts";
import { UnfitDevice } from "../ggml/unfit_device.ts";
import type { Channel } from "../program/channel.ts";
import { textOf } from "../program/failure.ts";

/**
 * Tries devices one after another until one can do what is attempted; null, the processor, is the
 * last. A warning says why a device is passed over.
 */
export async function onFittingDevice<T>(
  devices: readonly Device[],
  channel: Pick<Channel, "warning">,
  attempt: (device: Device | null) => Promise<T>,
): Promise<T> {
  for (const device of devices) {
    try {
      return await attempt(device);
    } catch (error) {
      passOver(device, error, channel);
    }
  }
  return await attempt(null);
}

/** Warns that a device is not used, and why. @throws what is no fault of the device. */
export function passOver(
  { name }: Pick<Device, "name">,
  error: unknown,
  { warning }: Pick<Channel, "warning">,
): void {
  if (!(error instanceof UnfitDevice || error instanceof NoMemory)) throw error;
  warning(`${name} is not used: ${textOf(error)}.`, "device_unfit", { device: name });
}
