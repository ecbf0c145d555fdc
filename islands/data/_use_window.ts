import {
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
} from "@tanstack/virtual-core";
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";

/** The part of a long list that is drawn, and the room that the rest takes. */
export interface ListWindow {
  first: number;
  /** Not part of it any more. */
  end: number;
  /** Pixels above and below. */
  before: number;
  after: number;
  /** Learns how high a drawn row is; the row carries its place as `data-index`. */
  measure(element: HTMLElement | null): void;
  scrollTo(index: number): void;
}

interface Windowed {
  count: number;
  /** Usual height of a row in pixels, until it was drawn. */
  estimate: number;
  /** The same row has the same key, wherever it stands. */
  keyOf(index: number): string;
}

/** Rows that are drawn beyond the edges of the screen. */
const overscan = 10;

/**
 * Draws of a long list only what the screen shows; the page scrolls as if all of it were there. Null
 * on the server and before the island is awake: then the list is drawn as it came.
 *
 * @returns the window, and the ref of the element in which the list begins.
 */
export function useWindow({ count, estimate, keyOf }: Windowed) {
  const top = useRef<HTMLTableElement | null>(null);
  const [virtualizer, setVirtualizer] = useState<Virtualizer<Window, HTMLElement> | null>(null);
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const margin = useMargin(top, virtualizer !== null, draw);
  const options = {
    count,
    overscan,
    scrollMargin: margin,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    getScrollElement: () => globalThis.window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    measureElement,
    initialOffset: () => globalThis.scrollY,
    onChange: () => draw(undefined),
  };
  useEffect(() => {
    const made = new Virtualizer<Window, HTMLElement>(options);
    setVirtualizer(made);
    return made._didMount();
  }, []);
  virtualizer?.setOptions(options);
  useLayoutEffect(() => virtualizer?._willUpdate());
  return { window: virtualizer && windowOf(virtualizer, margin), top };
}

function windowOf(
  virtualizer: Virtualizer<Window, HTMLElement>,
  margin: number,
): ListWindow | null {
  const items = virtualizer.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return null;
  return {
    first: first.index,
    end: last.index + 1,
    before: first.start - margin,
    after: virtualizer.getTotalSize() - (last.end - margin),
    measure: (element) => virtualizer.measureElement(element),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}

/** How far below the page's top the list begins; what stands above it may grow. */
function useMargin(
  top: { current: HTMLElement | null },
  isAwake: boolean,
  draw: (none: undefined) => void,
): number {
  const margin = useRef(0);
  useLayoutEffect(() => {
    if (!isAwake) return;
    const look = () => {
      const list = top.current;
      if (!list) return;
      const now = Math.round(list.getBoundingClientRect().top + globalThis.scrollY);
      if (now === margin.current) return;
      margin.current = now;
      draw(undefined);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [isAwake]);
  return margin.current;
}
