import { h, hydrate } from "preact";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/** Loads the module of one island. */
export type IslandLoaders = Readonly<
  Record<string, () => Promise<{ default: ComponentType<Record<string, unknown>> }>>
>;

/** Wakes every island of the page; only the modules of islands that it shows are loaded. */
export function hydrateIslands(loaders: IslandLoaders): void {
  for (const element of document.querySelectorAll<HTMLElement>("x-island")) {
    void hydrateIsland(element, loaders);
  }
}

async function hydrateIsland(element: HTMLElement, loaders: IslandLoaders): Promise<void> {
  const name = element.getAttribute("name") ?? "";
  const load = loaders[name];
  if (!load) throw new TypeError(`The client build does not know the island ${name}`);
  const { default: Island } = await load();
  const island = h(Island, JSON.parse(element.dataset.props ?? "{}"));
  const onReady = () => {
    element.dataset.ready = "";
  };
  hydrate(h(Awaited, { onReady }, island), element);
}

/** Effects of children run first: whoever hears `onReady` can rely on keys being listened to. */
function Awaited(
  { children, onReady }: { children?: ComponentChildren; onReady: () => void },
): ComponentChildren {
  useEffect(() => onReady(), []);
  return children;
}
