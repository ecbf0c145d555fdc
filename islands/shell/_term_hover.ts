import { useEffect } from "preact/hooks";

/** A pointer that only passes by opens nothing. */
const restMs = 250;

/**
 * Terms open by click, key and touch by themselves; this opens them also for a pointer that rests
 * on their question mark, and closes them when it leaves.
 */
export function useTermHover(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function enter(event: PointerEvent): void {
      const term = termOf(event);
      if (!term) return;
      clearTimeout(timer);
      timer = setTimeout(() => textOf(term)?.showPopover({ source: term }), restMs);
    }
    function leave(event: PointerEvent): void {
      const term = termOf(event);
      if (!term) return;
      clearTimeout(timer);
      textOf(term)?.hidePopover();
    }
    document.addEventListener("pointerover", enter);
    document.addEventListener("pointerout", leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", enter);
      document.removeEventListener("pointerout", leave);
    };
  }, []);
}

function termOf({ target, pointerType }: PointerEvent): HTMLButtonElement | null {
  const isMouse = pointerType === "mouse" && target instanceof Element;
  return isMouse ? target.closest<HTMLButtonElement>("[data-term]") : null;
}

/** A popover as browsers have it; the types of the oldest Deno that we build with know no `source`. */
interface Popover {
  showPopover(options: { source: HTMLElement }): void;
  hidePopover(): void;
}

function textOf(term: HTMLButtonElement): Popover | null {
  return term.popoverTargetElement as unknown as Popover | null;
}
