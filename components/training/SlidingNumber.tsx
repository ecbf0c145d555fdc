import type { Lang } from "@/core/contract/lang.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import FieldFrame, { describedBy } from "../kit/FieldFrame.tsx";

/** A number to type, and below it a slider for the same; without scripts only the number. */
export default function SlidingNumber({ name, label, hint, error, term, number, slider, lang }: {
  name: string;
  label: string;
  hint: string;
  error: string | null;
  term: GlossaryTerm;
  /** `value` is what it begins with; the form keeps what is typed. */
  number: { value: number; min: number; max: number; step: number | "any" };
  slider: {
    /** The slider's present place. */
    value: number;
    min: number;
    max: number;
    /** What screen readers say of it. */
    text: string;
    onSlide(value: number): void;
  };
  lang: Lang;
}) {
  const { value, ...range } = number;
  const frame = { id: name, label, hint, error, term, lang };
  const { text, onSlide, ...place } = slider;
  return (
    <FieldFrame
      {...frame}
      aside={
        <input
          id={name}
          name={name}
          type="number"
          class="input input-sm w-28 text-right font-mono tabular-nums"
          required
          defaultValue={String(value)}
          {...range}
          {...describedBy(frame)}
        />
      }
    >
      <input
        type="range"
        class="range range-primary range-xs w-full max-w-none noscript:hidden"
        aria-label={label}
        aria-valuetext={text}
        step={1}
        onInput={(event) => onSlide(Number(event.currentTarget.value))}
        {...place}
      />
    </FieldFrame>
  );
}
