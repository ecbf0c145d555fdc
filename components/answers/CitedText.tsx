import { citedParts } from "./cited_parts.ts";

/** An answer whose citations lead to their sources. */
export default function CitedText({ text, numbers, anchor, onCite }: {
  text: string;
  numbers: ReadonlySet<number>;
  /** The id of a source on this page. */
  anchor(number: number): string;
  onCite(number: number): void;
}) {
  return (
    <p class="verbatim">
      {citedParts(text, numbers).map((part, at) =>
        part.cites === undefined ? part.text : (
          <a
            key={at}
            class="link font-mono"
            href={`#${anchor(part.cites)}`}
            onClick={() => onCite(part.cites!)}
          >
            {part.text}
          </a>
        )
      )}
    </p>
  );
}
