import { createContext, h, options } from "preact";
import type { JSX, VNode } from "preact";
import { useContext } from "preact/hooks";
import type { AnyComponent } from "./routes.ts";
import { toPlainJson } from "./plain_json.ts";

/** What one rendering collects. */
export interface Rendering {
  /** The island components with the names that the browser knows them by. */
  islands: ReadonlyMap<unknown, string>;
  /** The names of the islands that the page really shows. */
  used: Set<string>;
  /** What `<Head>` elements hold. */
  head: VNode[];
}

/**
 * The rendering under way. Rendering is synchronous from its first to its last component, so two
 * people's pages can never see each other's.
 */
let current: Rendering | null = null;

/** Runs one synchronous rendering with its own collection. */
export function duringRendering<T>(rendering: Rendering | null, render: () => T): T {
  const outer = current;
  current = rendering;
  try {
    return render();
  } finally {
    current = outer;
  }
}

/** The rendering under way, or null in the browser. */
export function currentRendering(): Rendering | null {
  return current;
}

const InsideIsland = createContext(false);

interface HostProps {
  name: string;
  component: AnyComponent;
  inner: Record<string, unknown>;
}

/**
 * An island in the page: an `<x-island>` that carries the props with which the browser hydrates
 * it. Inside another island it is an ordinary component, since the outer one hydrates it too.
 */
function IslandHost({ name, component, inner }: HostProps): JSX.Element {
  const content = duringRendering(null, () => h(component, inner));
  if (useContext(InsideIsland)) return content;
  current?.used.add(name);
  const props = JSON.stringify(toPlainJson(inner, `island ${name}`));
  return h(
    "x-island",
    { name, "data-props": props },
    h(InsideIsland.Provider, {
      value: true,
      children: content,
    }),
  );
}

const laterHook = options.vnode;

/** Swaps island components for their hosts while a page is being rendered, and only then. */
options.vnode = (vnode) => {
  if (current) prepare(vnode, current);
  laterHook?.(vnode);
};

function prepare(vnode: VNode, { islands }: Rendering): void {
  const name = islands.get(vnode.type);
  if (name !== undefined) {
    const host: HostProps = { name, component: vnode.type as AnyComponent, inner: vnode.props };
    Object.assign(vnode, { type: IslandHost, props: host });
  } else if (typeof vnode.type === "string" && "style" in vnode.props) {
    throw new TypeError(
      `<${vnode.type}> has a style attribute, which the content security policy blocks: ` +
        "use a class, <progress>, or SVG attributes",
    );
  }
}
