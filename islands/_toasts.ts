import { signal } from "@preact/signals";

/** A short word about what was just done, with the way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  tone: "info" | "good" | "bad";
  /** Such as undo. The toast goes when it was used. */
  action?: { text: string; run(): void | Promise<void> };
}

/** The toasts on the screen, oldest first; every island of the page shares them. */
export const toasts = signal<readonly Toast[]>([]);

const shownForMs = 8_000;
/** Whoever reads slowly or by ear needs time to reach an undo. */
const actionForMs = 20_000;
const atMost = 4;

let lastId = 0;

/** Says something for a while; with an action for longer. */
export function say(toast: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] }): void {
  const id = ++lastId;
  toasts.value = [...toasts.value, { tone: "info" as const, ...toast, id }].slice(-atMost);
  setTimeout(() => hideToast(id), toast.action ? actionForMs : shownForMs);
}

/** Takes a toast from the screen. */
export function hideToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
