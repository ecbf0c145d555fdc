import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import Term from "./Term.tsx";

/** One figure with what it means: its name, the number with its unit, and "of how many". */
export default function Statistic({ id, label, value, children, term, lang }: {
  id: string;
  label: string;
  value: ComponentChildren;
  /** What puts the number into proportion. */
  children?: ComponentChildren;
  term?: GlossaryTerm;
  lang: Lang;
}) {
  return (
    <div class="panel-tight">
      <div class="quiet flex items-center gap-1 text-sm">
        {label}
        {term && <Term name={term} id={`${id}-term`} lang={lang} />}
      </div>
      <div class="font-mono text-2xl font-bold tabular-nums">{value}</div>
      {children && <div class="fine">{children}</div>}
    </div>
  );
}
