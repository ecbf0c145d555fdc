import { useEffect } from "preact/hooks";

/** A pointer that only passes by opens nothing. */
const restMs = 250;

/** So long one has for the way from the question mark to its text. */
const leaveMs = 400;

/**
 * Terms open by click, key and touch by themselves; this opens them also for a pointer that rests
 * on their question mark. It stays while the pointer is on the mark or the text (WCAG 1.4.13); a
 * click keeps it open.
 */
export function useTermHover(): void {
  useEffect(() => {
    const stop = new AbortController();
    listen(stop.signal);
    return () => stop.abort();
  }, []);
}

function listen(signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the pointer opened, and may close again. */
  let hovered: { term: HTMLButtonElement; text: Popover } | null = null;
  const later = (ms: number, action: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(action, ms);
  };

  function open(term: HTMLButtonElement): void {
    const text = textOf(term);
    if (!text || text.matches(":popover-open")) return;
    text.showPopover({ source: term });
    hovered = { term, text };
  }

  function close(): void {
    hovered?.text.hidePopover();
    hovered = null;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const term = termOf(event.target);
    const isWithin = term === hovered?.term || hovered?.text.contains(event.target as Node);
    if (hovered && isWithin) return clearTimeout(timer);
    if (term) return later(restMs, () => (close(), open(term)));
    later(leaveMs, close);
  }, { signal });

  // The click that follows would close what the pointer has just opened.
  document.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!term || term !== hovered?.term) return;
    event.preventDefault();
    clearTimeout(timer);
    hovered = null;
  }, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}

function termOf(target: EventTarget | null): HTMLButtonElement | null {
  return target instanceof Element ? target.closest<HTMLButtonElement>("[data-term]") : null;
}

/** A popover as browsers have it; the types of the oldest Deno that we build with know no `source`. */
interface Popover extends Pick<HTMLElement, "matches" | "contains"> {
  showPopover(options: { source: HTMLElement }): void;
  hidePopover(): void;
}

function textOf(term: HTMLButtonElement): Popover | null {
  return term.popoverTargetElement as unknown as Popover | null;
}
