import FieldFrame, { describedBy, type FieldProps, framed } from "./FieldFrame.tsx";
import type { ControlProps } from "./control_props.ts";

/** A field for one line of text, as wide as what it stands in. */
export const inputClass = "input w-full";

interface InputProps extends ControlProps<HTMLInputElement> {
  type?: "text" | "number" | "password" | "url" | "search" | "email";
  value?: string | number | undefined;
  /** What it begins with, where the form keeps what is entered. */
  defaultValue?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | "any" | undefined;
  pattern?: string;
  inputMode?: "text" | "numeric" | "decimal" | "url" | "search";
  autocomplete?: "off" | "new-password" | "on";
  list?: string;
}

/** A line of text, a number, a password, an address: whatever `type` says. */
export default function TextField(props: FieldProps & InputProps) {
  const { frame, rest } = framed(props);
  return (
    <FieldFrame {...frame}>
      <input id={frame.id} class={inputClass} {...describedBy(frame)} {...rest as object} />
    </FieldFrame>
  );
}
