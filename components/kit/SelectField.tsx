import FieldFrame, { describedBy, type FieldProps, framed } from "./FieldFrame.tsx";
import type { ControlProps } from "./control_props.ts";

/** One value of a list. */
export interface Option {
  value: string | number;
  text: string;
  disabled?: boolean;
}

interface SelectProps extends ControlProps<HTMLSelectElement> {
  options: readonly Option[];
  chosen?: string | number | undefined;
}

/** One of a list's values. */
export default function SelectField(props: FieldProps & SelectProps) {
  const { frame, rest: { options, chosen, ...rest } } = framed(props);
  return (
    <FieldFrame {...frame}>
      <select id={frame.id} class="select w-full" {...describedBy(frame)} {...rest as object}>
        {options.map(({ value, text, disabled }) => (
          <option
            key={value}
            value={value}
            selected={String(value) === String(chosen)}
            disabled={disabled}
          >
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
