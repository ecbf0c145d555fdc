import type { ComponentChildren } from "preact";
import Icon from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const tones = {
  plain: "mark",
  good: "mark mark-good",
  warning: "mark mark-warning",
  bad: "mark mark-bad",
  accent: "mark mark-accent",
} as const;

/** One word or two about the thing beside it, such as its state. */
export default function Badge({ tone = "plain", icon, children }: {
  tone?: keyof typeof tones;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={tones[tone]}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}
