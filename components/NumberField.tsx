/** A labelled number with its range and, below it, what it means. */
export default function NumberField({ id, name, label, hint, value, ...range }: {
  id: string;
  name: string;
  label: string;
  hint?: string;
  value: string | number;
  min: number;
  max: number;
  step?: number | "any";
  required?: boolean;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="number"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...range}
      />
      {hint && <span id={`${id}-hint`} class="quiet small">{hint}</span>}
    </div>
  );
}
