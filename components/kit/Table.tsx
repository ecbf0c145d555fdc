import type { ComponentChildren } from "preact";

/** A column's heading; numbers stand at the end of their cells so that they can be compared. */
export interface Column {
  text: ComponentChildren;
  isNumber?: boolean;
  /** The column holds only actions: its heading is for screen readers. */
  isSpoken?: boolean;
}

/** Things with the same facts about each, one a line; scrolls sideways where it is too wide. */
export default function Table({ caption, columns, isStacking = false, children }: {
  /** What the table lists; for screen readers. */
  caption: string;
  columns: readonly Column[];
  /**
   * On a phone the cells of a row stand below each other instead; those that need their heading
   * there carry it as `data-label`.
   */
  isStacking?: boolean;
  /** `<tr>` elements. */
  children: ComponentChildren;
}) {
  return (
    <div class="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table class={isStacking ? "table table-stacking" : "table"}>
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ text, isNumber, isSpoken }, at) => (
              <th key={at} scope="col" class={isNumber ? "text-right" : undefined}>
                {isSpoken ? <span class="sr-only">{text}</span> : text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A cell with a number. */
export function NumberCell({ label, children }: {
  /** Its column, where the table stacks its cells. */
  label?: string;
  children: ComponentChildren;
}) {
  return (
    <td data-label={label} class="text-right font-mono tabular-nums whitespace-nowrap">
      {children}
    </td>
  );
}

/** Names and what they stand for, one below the other. */
export function Facts({ facts }: {
  facts: readonly (readonly [name: ComponentChildren, value: ComponentChildren])[];
}) {
  return (
    <dl class="facts">
      {facts.map(([name, value], at) => (
        <div key={at} class="contents">
          <dt class="quiet">{name}</dt>
          <dd class="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
