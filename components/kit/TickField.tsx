import { describedBy, FieldLabel, FieldNotes, type FieldProps, framed } from "./FieldFrame.tsx";
import type { ControlProps } from "./control_props.ts";

interface TickProps extends ControlProps<HTMLInputElement> {
  /** `radio` for one of several with the same name. */
  type?: "checkbox" | "radio";
  value?: string;
  checked?: boolean | undefined;
  /** What it begins with, where the form keeps what is entered. */
  defaultChecked?: boolean | undefined;
}

/** Yes or no; or, as `radio`, one of several. */
export default function TickField(props: FieldProps & TickProps) {
  const { frame, rest: { type = "checkbox", ...rest } } = framed(props);
  const look = type === "radio"
    ? "radio radio-primary radio-sm"
    : "checkbox checkbox-primary checkbox-sm";
  return (
    <div class="field-frame">
      <div class="field-label">
        <input id={frame.id} type={type} class={look} {...describedBy(frame)} {...rest as object} />
        <FieldLabel {...frame} />
      </div>
      <FieldNotes {...frame} />
    </div>
  );
}
