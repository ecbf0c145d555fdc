import { useEffect, useState } from "preact/hooks";

/** Whether the page's script runs: false on the server and in the first drawing in the browser. */
export function useAwake(): boolean {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return isAwake;
}
