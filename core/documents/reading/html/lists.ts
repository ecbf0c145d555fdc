/** Gives the items of nested lists their labels. */
export interface Lists {
  open(name: string, start: string | undefined): void;
  close(): void;
  item(value: string | undefined): void;
  /** The label of the item that was opened last, once; the empty string afterwards. */
  takeLabel(): string;
  readonly depth: number;
}

/** Builds it: "- " for unordered lists, "1. " and so on for ordered ones, deeper ones indented. */
export function createLists(): Lists {
  const counters: (number | null)[] = [];
  let label = "";
  const wholeNumber = (text: string | undefined) =>
    text !== undefined && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  return {
    open: (name, start) => void counters.push(name === "ol" ? (wholeNumber(start) ?? 1) - 1 : null),
    close() {
      counters.pop();
      label = "";
    },
    item(value) {
      const at = counters.length - 1;
      const counter = counters[at];
      if (typeof counter === "number") counters[at] = wholeNumber(value) ?? counter + 1;
      label = "  ".repeat(Math.max(0, at)) + (counters[at] == null ? "- " : `${counters[at]}. `);
    },
    takeLabel() {
      const taken = label;
      label = "";
      return taken;
    },
    get depth() {
      return counters.length;
    },
  };
}
