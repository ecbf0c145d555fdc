import type { Device } from "../ggml/device.ts";
import { UnfitDevice } from "../ggml/unfit_device.ts";

/** A little stays free for whoever draws the screen. */
const spared = 64 * 2 ** 20;

/** Whether a device has so much memory left. */
export function fitsOn(device: Pick<Device, "memory">, bytes: number): boolean {
  return bytes + spared <= device.memory().free;
}

/** Checks what is about to be taken of a device's memory. @throws {UnfitDevice} */
export function admitTo(device: Pick<Device, "memory">, bytes: number): void {
  if (fitsOn(device, bytes)) return;
  const [needed, there] = [bytes, device.memory().free].map((size) => Math.round(size / 2 ** 20));
  throw new UnfitDevice(`${needed} MiB are needed there, ${there} MiB are free`);
}
