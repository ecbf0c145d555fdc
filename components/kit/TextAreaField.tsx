import FieldFrame, { describedBy, type FieldProps, framed } from "./FieldFrame.tsx";
import type { ControlProps } from "./control_props.ts";

interface TextAreaProps extends ControlProps<HTMLTextAreaElement> {
  rows?: number;
  value?: string | undefined;
}

/** Several lines of text. */
export default function TextAreaField(props: FieldProps & TextAreaProps) {
  const { frame, rest } = framed(props);
  return (
    <FieldFrame {...frame}>
      <textarea id={frame.id} class="textarea w-full" {...describedBy(frame)} {...rest as object} />
    </FieldFrame>
  );
}
