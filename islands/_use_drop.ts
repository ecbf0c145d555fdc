import { useEffect, useState } from "preact/hooks";

/** Takes files that are dropped anywhere on the page; answers whether some hover over it now. */
export function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setIsOver(true);
    }, { signal });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) setIsOver(false);
    }, { signal });
    document.addEventListener("drop", (event) => {
      setIsOver(false);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    }, { signal });
    return () => stop.abort();
  }, []);
  return isOver;
}
