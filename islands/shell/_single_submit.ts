import { useEffect } from "preact/hooks";

/** After so long without an answer a person may try again. */
const patienceMs = 10_000;

/** Sends a form once, however often its button is pressed before the next page comes. */
export function useSingleSubmit(): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const sentAt = new Map<HTMLFormElement, number>();
    document.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      if (event.defaultPrevented || form.method !== "post") return;
      const before = sentAt.get(form) ?? -Infinity;
      if (event.timeStamp - before < patienceMs) event.preventDefault();
      else sentAt.set(form, event.timeStamp);
    }, { signal });
    // A page that one comes back to is as it was left.
    addEventListener("pageshow", () => sentAt.clear(), { signal });
    return () => stop.abort();
  }, []);
}
