import type { ComponentChildren } from "preact";
import Icon from "./Icon.tsx";
import type { IconName } from "./icons.ts";

/** A page or list that holds nothing yet: what it is for, and the one next action. */
export default function EmptyState({ icon, title, action, children }: {
  icon: IconName;
  title: string;
  action?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <span class="quiet">
        <Icon name={icon} size="large" />
      </span>
      <p class="heading">{title}</p>
      {children && <div class="quiet max-w-prose">{children}</div>}
      {action && <div class="mt-2">{action}</div>}
    </div>
  );
}
