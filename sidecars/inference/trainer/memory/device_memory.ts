import type { Device } from "../ggml/device.ts";
import { UnfitDevice } from "../ggml/unfit_device.ts";

/** A little stays free for whoever draws the screen. */
const spared = 64 * 2 ** 20;

/** Checks what is about to be taken of a device's memory. @throws {UnfitDevice} */
export function admitTo(device: Pick<Device, "memory">, bytes: number): void {
  const { free } = device.memory();
  if (bytes + spared <= free) return;
  const [needed, there] = [bytes, free].map((size) => Math.round(size / 2 ** 20));
  throw new UnfitDevice(`${needed} MiB are needed there, ${there} MiB are free`);
}
