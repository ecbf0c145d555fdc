/** The looks of text in a chunk; in documents, in previews and in their legend the same. */
export const textLooks = {
  even: "bg-primary/5",
  odd: "bg-primary/15",
  selected: "bg-primary/30",
  /** The passage that somebody was sent to. */
  passage: "bg-accent/25 text-inherit",
  /** A word in it that it was found by. */
  found: "rounded-selector bg-accent font-semibold text-accent-content",
  /** Stands in two chunks. */
  shared: "underline decoration-warning decoration-2 decoration-dotted underline-offset-4",
  none: "",
} as const;

export type TextLook = keyof typeof textLooks;

/** What stands in two chunks is underlined, whatever else it is. */
export function looksOf(look: TextLook, isShared: boolean): string {
  return [textLooks[look], isShared && textLooks.shared].filter(Boolean).join(" ");
}
