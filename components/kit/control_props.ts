import type { TargetedEvent, TargetedInputEvent, TargetedKeyboardEvent } from "preact";

/**
 * What a control may be told beside its frame. Our own list, since the types of HTML's controls
 * differ by `type` and `role` so that no general field could pass them on.
 */
export interface ControlProps<Element extends HTMLElement> {
  name?: string;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  autofocus?: boolean | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  /** The form that the control belongs to where it does not stand inside of it. */
  form?: string | undefined;
  onInput?: (event: TargetedInputEvent<Element>) => void;
  onChange?: (event: TargetedEvent<Element>) => void;
  onKeyDown?: (event: TargetedKeyboardEvent<Element>) => void;
}
