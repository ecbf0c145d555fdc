import { useEffect, useRef, useState } from "preact/hooks";

/** Takes a file that is dropped anywhere on the page; answers whether one hovers over it now. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    }, { signal });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) setIsOver(false);
    }, { signal });
    document.addEventListener("drop", (event) => {
      setIsOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) take.current(file);
    }, { signal });
    return () => stop.abort();
  }, []);
  return isOver;
}
