import type { ComponentChildren } from "preact";
import { Row } from "../kit/Layout.tsx";

/** What a passage is called among others, and the document that it stands in. */
export default function PassageHead({ mark, name, children }: {
  /** Its number. */
  mark: string;
  name: string;
  children?: ComponentChildren;
}) {
  return (
    <Row>
      <strong class="font-mono text-primary">{mark}</strong>
      <strong class="wrap-anywhere">{name}</strong>
      {children}
    </Row>
  );
}
