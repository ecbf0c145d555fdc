import type { ComponentChildren, Ref } from "preact";

/** One of two parts of a page beside each other, each of which scrolls by itself. */
export default function Pane({ label, paneRef, children }: {
  label: string;
  paneRef?: Ref<HTMLDivElement>;
  children: ComponentChildren;
}) {
  return (
    <div
      ref={paneRef ?? null}
      class="relative max-h-[70vh] min-w-0 overflow-y-auto overscroll-contain rounded-field border
        border-base-300 p-3"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {children}
    </div>
  );
}
