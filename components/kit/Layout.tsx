import type { ComponentChildren } from "preact";

interface Children {
  children: ComponentChildren;
}

const stacks = {
  tight: "stacked-tight",
  small: "stacked-small",
  normal: "stacked",
  wide: "stacked-wide",
} as const;

const gaps = { tight: "gap-1", small: "gap-2", normal: "gap-4", wide: "gap-6" } as const;

/** Things below each other. */
export function Stack({ gap = "normal", children }: Children & { gap?: keyof typeof stacks }) {
  return <div class={stacks[gap]}>{children}</div>;
}

/** Things beside each other, on the next line where there is no room. */
export function Row({ gap = "small", isSpread = false, children }: Children & {
  gap?: keyof typeof gaps;
  /** The first at the start, the last at the end. */
  isSpread?: boolean;
}) {
  const place = isSpread ? "justify-between" : "justify-start";
  return <div class={`flex min-w-0 flex-wrap items-center ${gaps[gap]} ${place}`}>{children}</div>;
}

const widths = {
  narrow: "columns-narrow",
  normal: "columns-normal",
  wide: "columns-wide",
} as const;

/** Equal columns, as many as fit when each is at least that wide. */
export function Columns({ atLeast = "normal", children }: Children & {
  atLeast?: keyof typeof widths;
}) {
  return <div class={widths[atLeast]}>{children}</div>;
}

/** The page's matter, and beside it what goes with it: figures, fine print. Below 1024 px one column. */
export function Split({ aside, children }: Children & { aside: ComponentChildren }) {
  return (
    <div class="split">
      <div class="cards">{children}</div>
      <aside class="cards">{aside}</aside>
    </div>
  );
}

/** Takes the room that is left in a row, and a row of its own where that is too little. */
export function Fill({ children }: Children) {
  return <div class="min-w-0 flex-[1_1_10rem]">{children}</div>;
}

/** Text for screen readers only. */
export function Spoken({ children }: Children) {
  return <span class="sr-only">{children}</span>;
}
