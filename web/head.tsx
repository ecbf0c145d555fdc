import { Fragment, h } from "preact";
import type { ComponentChildren } from "preact";
import { currentRendering } from "./islands.tsx";

/**
 * Puts its children into the page's `<head>`: `<Head><title>…</title></Head>` in a page or layout.
 */
export function Head({ children }: { children: ComponentChildren }): null {
  currentRendering()?.head.push(h(Fragment, null, children));
  return null;
}
