import type { ComponentChildren } from "preact";

/** Fields that narrow a list down, in a row with their button; all of it goes into the address. */
export default function FilterBar({ action, children }: {
  action?: string;
  children: ComponentChildren;
}) {
  return <form method="get" action={action} class="field-row">{children}</form>;
}
