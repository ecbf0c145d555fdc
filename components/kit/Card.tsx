import type { ComponentChildren } from "preact";
import { SectionTitle } from "./Text.tsx";

/** A part of a page that belongs together, with its heading and what stands beside that. */
export default function Card({ id, title, level = 2, lead, aside, tone = "plain", children }: {
  /** So that addresses can lead here. */
  id?: string | undefined;
  title?: ComponentChildren;
  level?: 2 | 3;
  /** One sentence below the heading. */
  lead?: ComponentChildren;
  /** At the heading's end: a count, an action. */
  aside?: ComponentChildren;
  /** `notice` is for "look here"; never for decoration. */
  tone?: "plain" | "notice";
  children?: ComponentChildren;
}) {
  return (
    <section id={id} class={tone === "plain" ? "panel" : "panel panel-notice"}>
      {(title || aside) && (
        <div class="flex flex-wrap items-baseline justify-between gap-2">
          <div class="min-w-0">
            {title && <SectionTitle level={level}>{title}</SectionTitle>}
            {lead && <p class="fine">{lead}</p>}
          </div>
          {aside && <div class="fine">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
