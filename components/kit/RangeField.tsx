import FieldFrame, { describedBy, type FieldProps, framed } from "./FieldFrame.tsx";
import type { ControlProps } from "./control_props.ts";

interface RangeProps extends ControlProps<HTMLInputElement> {
  value: number;
  min: number;
  max: number;
  step?: number | "any";
  /** What the position means, such as "2e-4"; shown beside the label and said to screen readers. */
  shown: string;
}

/** A position between two ends, with what it means beside the label. */
export default function RangeField(props: FieldProps & RangeProps) {
  const { frame, rest: { shown, ...rest } } = framed(props);
  return (
    <FieldFrame {...frame} aside={<output for={frame.id} class="font-mono">{shown}</output>}>
      <input
        id={frame.id}
        type="range"
        class="slider"
        aria-valuetext={shown}
        {...describedBy(frame)}
        {...rest as object}
      />
    </FieldFrame>
  );
}
