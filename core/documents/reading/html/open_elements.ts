import {
  type Attributes,
  type ElementKind,
  elementKind,
  endsAtMain,
  isMainPart,
  isNamedAside,
} from "./elements.ts";

/** An element that is open. */
export interface OpenElement {
  name: string;
  kind: ElementKind;
  isMain: boolean;
  /** Left out by its name alone. */
  isNamed: boolean;
  endsAtMain: boolean;
}

/** The elements that are open at a place of a page, and whether its text is left out. */
export interface OpenElements {
  open(name: string, attributes: Attributes): OpenElement;
  close(): OpenElement | undefined;
  /** Hears text that is left out. */
  leaveOut(text: string): void;
  readonly isSkipping: boolean;
  /** Characters that were left out for the sake of a name alone. */
  readonly leftOut: number;
}

/** Builds it; `byNames` leaves out what is named as navigation, menus, cookie notes and the like. */
export function createOpenElements({ byNames }: { byNames: boolean }): OpenElements {
  const elements: OpenElement[] = [];
  const depths = { skipped: 0, named: 0 };
  let leftOut = 0;

  function count({ kind, isNamed }: OpenElement, by: 1 | -1): void {
    if (kind === "skipped") depths.skipped += by;
    if (isNamed) depths.named += by;
  }

  /** A `nav` that nobody closed does not take the page's main part with it. */
  function endSkipping(): void {
    const from = elements.findIndex(({ kind }) => kind === "skipped");
    const within = elements.slice(from);
    if (within.some(({ kind, endsAtMain }) => kind === "skipped" && !endsAtMain)) return;
    // None of them was heard when it was opened.
    const unheard = { kind: "inline", isMain: false, isNamed: false } as const;
    for (const element of within) Object.assign(element, unheard);
    Object.assign(depths, { skipped: 0, named: 0 });
  }

  return {
    open(name, attributes) {
      if (name === "main" && depths.skipped > 0) endSkipping();
      const isNamed = byNames && isNamedAside(name, attributes);
      const element: OpenElement = {
        name,
        kind: isNamed ? "skipped" : elementKind(name, attributes),
        isMain: isMainPart(name, attributes),
        isNamed,
        endsAtMain: endsAtMain(name, attributes),
      };
      elements.push(element);
      count(element, 1);
      return element;
    },
    close() {
      const element = elements.pop();
      if (element) count(element, -1);
      return element;
    },
    leaveOut(text) {
      if (depths.skipped === depths.named) leftOut += text.trim().length;
    },
    get isSkipping() {
      return depths.skipped > 0;
    },
    get leftOut() {
      return leftOut;
    },
  };
}
