import type { Lang } from "@/core/contract/lang.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { Hint } from "../kit/Text.tsx";
import Term from "../kit/Term.tsx";

/** One of a few numbers, all of them in sight. */
export default function ChoiceField({ name, label, hint, term, values, chosen, lang }: {
  name: string;
  label: string;
  hint: string;
  term: GlossaryTerm;
  values: readonly number[];
  chosen: number;
  lang: Lang;
}) {
  return (
    <fieldset class="choice-field" aria-describedby={`${name}-hint`}>
      <legend>
        <span id={`${name}-label`}>{label}</span>
        <Term name={term} id={`${name}-term`} lang={lang} />
      </legend>
      <div class="choices">
        {values.map((value) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              aria-labelledby={`${name}-label ${name}-${value}`}
            />
            <span id={`${name}-${value}`}>{value}</span>
          </label>
        ))}
      </div>
      <Hint id={`${name}-hint`}>{hint}</Hint>
    </fieldset>
  );
}
