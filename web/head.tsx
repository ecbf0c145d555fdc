import { isValidElement, toChildArray } from "preact";
import type { ComponentChildren, VNode } from "preact";
import { currentRendering } from "./islands.tsx";

/**
 * Puts its children into the page's `<head>`: `<Head><title>…</title></Head>` in a page or layout.
 * Of several titles the innermost is the page's.
 */
export function Head({ children }: { children: ComponentChildren }): null {
  currentRendering()?.head.push(...toChildArray(children).filter((child) => isValidElement(child)));
  return null;
}

/** What the head shows of all that pages and layouts put there. */
export function withOneTitle(head: readonly VNode[]): VNode[] {
  const last = head.findLast(({ type }) => type === "title");
  return head.filter((element) => element.type !== "title" || element === last);
}
