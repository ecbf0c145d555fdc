import { h } from "preact";
import { type IconName, icons } from "./icons.ts";

const sizes = { small: "size-4", normal: "size-5", large: "size-8" } as const;

/** A drawing in the colour of the text around it. It is silent unless it stands alone with a label. */
export default function Icon({ name, size = "normal", label, isSpinning = false }: {
  name: IconName;
  size?: keyof typeof sizes;
  /** What it says where no text stands beside it. */
  label?: string;
  isSpinning?: boolean;
}) {
  const spoken = label === undefined
    ? { "aria-hidden": "true" as const }
    : { role: "img" as const, "aria-label": label };
  return (
    <svg
      class={`icon ${sizes[size]}${isSpinning ? " motion-safe:animate-spin" : ""}`}
      viewBox="0 0 24 24"
      {...spoken}
    >
      {icons[name].map(([tag, attributes], at) => h(tag, { key: at, ...attributes }))}
    </svg>
  );
}
