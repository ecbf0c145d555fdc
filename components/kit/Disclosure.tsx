import type { ComponentChildren } from "preact";

/** A line that opens what is below it; works without any script. */
export default function Disclosure({ summary, isOpen = false, children }: {
  summary: ComponentChildren;
  isOpen?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="disclosure" open={isOpen}>
      <summary>{summary}</summary>
      <div class="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
