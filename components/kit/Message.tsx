import type { ComponentChildren } from "preact";
import { Fill } from "./Layout.tsx";
import Icon from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const tones = {
  info: { class: "callout callout-info", icon: "info" },
  good: { class: "callout callout-good", icon: "done" },
  warning: { class: "callout callout-warning", icon: "warning" },
  bad: { class: "callout callout-bad", icon: "alert" },
} as const satisfies Record<string, { class: string; icon: IconName }>;

/** What a message is about. */
export type Tone = keyof typeof tones;

/**
 * Something a person should know here and now, with its remedy.
 *
 * @param isUrgent it interrupts a screen reader: for what a person's own action brought about.
 */
export default function Message({ tone = "info", title, action, isUrgent = false, children }: {
  tone?: Tone;
  title?: ComponentChildren;
  /** What to do about it: a link or a button. */
  action?: ComponentChildren;
  isUrgent?: boolean;
  children?: ComponentChildren;
}) {
  const { class: look, icon } = tones[tone];
  return (
    <div class={look} role={isUrgent ? "alert" : undefined}>
      <Icon name={icon} />
      <Fill>
        {title && <p class="font-bold">{title}</p>}
        {children && <div class="text-sm whitespace-pre-line">{children}</div>}
      </Fill>
      {action && <div class="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  );
}
