import { useEffect, useState } from "preact/hooks";
import { droppedFiles, type GivenFiles } from "./_dropped_files.ts";

/**
 * Takes files and folders that are dropped anywhere on the page; answers whether some hover over it
 * now.
 */
export function useDrop(onFiles: (given: GivenFiles) => void): boolean {
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
      droppedFiles(event.dataTransfer).then(onFiles);
    }, { signal });
    return () => stop.abort();
  }, []);
  return isOver;
}
