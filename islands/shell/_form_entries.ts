/** What stood in a form's controls, by name; ticks and choices of one name stay lists. */
export type KeptEntries = Readonly<Record<string, readonly string[]>>;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Never kept: secrets, files, and what the page itself put there. */
const unkept = ["password", "file", "hidden", "submit", "button"];

/** Reads what stands in the form. */
export function entriesOf(form: HTMLFormElement): KeptEntries {
  const entries: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    const values = entries[control.name] ??= [];
    if (!isTick(control) || control.checked) values.push(control.value);
  }
  return entries;
}

/** Puts entries back; says whether anything in the form changed by it. */
export function applyEntries(form: HTMLFormElement, entries: KeptEntries): boolean {
  const changed = controlsOf(form).filter((control) => apply(control, entries[control.name]));
  tellOf(changed);
  return changed.length > 0;
}

/** Puts back what the page came with. */
export function resetEntries(form: HTMLFormElement): void {
  form.reset();
  tellOf(controlsOf(form));
}

/** Whoever shows something derived from a control hears of it as if it had been typed. */
function tellOf(controls: readonly Control[]): void {
  for (const control of controls) control.dispatchEvent(new Event("input", { bubbles: true }));
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>("input[name], textarea[name], select[name]")]
    .filter(({ type }) => !unkept.includes(type));
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

function apply(control: Control, values: readonly string[] | undefined): boolean {
  if (!values) return false;
  if (isTick(control)) {
    const checked = values.includes(control.value);
    if (checked === control.checked) return false;
    control.checked = checked;
    return true;
  }
  const [value = ""] = values;
  if (value === control.value) return false;
  control.value = value;
  return true;
}
