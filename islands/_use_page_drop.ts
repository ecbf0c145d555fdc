import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Takes files and folders that are dropped anywhere on the page; answers whether some hover over it
 * now. What was dropped must be read in `onDrop` itself: afterwards the browser has forgotten it.
 */
export function usePageDrop(onDrop: (dropped: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onDrop);
  take.current = onDrop;
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("dragover", (event) => {
      if (!filesOf(event)) return;
      event.preventDefault();
      setIsOver(true);
    }, { signal });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) setIsOver(false);
    }, { signal });
    document.addEventListener("drop", (event) => {
      setIsOver(false);
      const dropped = filesOf(event);
      if (!dropped) return;
      event.preventDefault();
      take.current(dropped);
    }, { signal });
    return () => stop.abort();
  }, []);
  return isOver;
}

/** What is dragged, where it holds files; a dragged word or picture of the page is left alone. */
function filesOf({ dataTransfer }: DragEvent): DataTransfer | null {
  return dataTransfer?.types.includes("Files") ? dataTransfer : null;
}
