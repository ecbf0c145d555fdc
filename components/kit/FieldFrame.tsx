import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import Term from "./Term.tsx";
import { Hint } from "./Text.tsx";

/** What every field of a form has. */
export interface FieldProps {
  /** Unique on the page. */
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** Why the value was refused. */
  error?: string | null | undefined;
  /** The glossary's entry for what is asked here; needs `lang`. */
  term?: GlossaryTerm | undefined;
  lang?: Lang | undefined;
  /** At the label's end: a way to reset. */
  aside?: ComponentChildren;
}

/** Label with its explanation, the control, its hint and what is wrong with it. */
export default function FieldFrame({ children, ...props }: FieldProps & {
  children: ComponentChildren;
}) {
  return (
    <div class="field-frame">
      <div class="field-label">
        <FieldLabel {...props} />
        {props.aside && <span class="ml-auto">{props.aside}</span>}
      </div>
      {children}
      <FieldNotes {...props} />
    </div>
  );
}

/** The label with its question mark. */
export function FieldLabel({ id, label, term, lang }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      {term && lang && <Term name={term} id={`${id}-term`} lang={lang} />}
    </>
  );
}

/** What stands below a control. */
export function FieldNotes({ id, hint, error }: FieldProps) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <p id={`${id}-error`} class="field-error">{error}</p>}
    </>
  );
}

/** The attributes that tie a control to its hint and its error. */
export function describedBy({ id, hint, error }: FieldProps) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    ...(ids && { "aria-describedby": ids }),
    ...(error && { "aria-invalid": true as const }),
  };
}

/** Parts what the frame shows from what the control is told. */
export function framed<All extends FieldProps>(
  { id, label, hint, error, term, lang, aside, ...rest }: All,
) {
  return { frame: { id, label, hint, error, term, lang, aside }, rest };
}
