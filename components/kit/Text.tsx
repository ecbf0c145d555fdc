import type { ComponentChildren } from "preact";

interface Children {
  children: ComponentChildren;
}

/** A page's heading: one question answered in words, what it is about below, what to do beside it. */
export function PageTitle({ title, lead, actions }: {
  title: ComponentChildren;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <header class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div class="min-w-0">
        <h1 class="text-2xl font-bold break-words">{title}</h1>
        {lead && <p class="quiet mt-1">{lead}</p>}
      </div>
      {actions && <div class="in-row">{actions}</div>}
    </header>
  );
}

/** The heading of a part of a page. */
export function SectionTitle({ level = 2, children }: Children & { level?: 2 | 3 }) {
  return level === 2 ? <h2 class="heading">{children}</h2> : <h3 class="font-bold">{children}</h3>;
}

/** What may be read but need not be. */
export function Hint({ id, children }: Children & { id?: string | undefined }) {
  return <p id={id} class="fine">{children}</p>;
}

/** The same within a line. */
export function Quiet({ children }: Children) {
  return <span class="quiet">{children}</span>;
}

/** A number that is compared with others: digits of equal width. */
export function Figure({ children }: Children) {
  return <span class="font-mono text-sm tabular-nums">{children}</span>;
}

/** A short text as it stands in a file. */
export function Code({ children }: Children) {
  return <code class="font-mono text-sm wrap-anywhere">{children}</code>;
}
