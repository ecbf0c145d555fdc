import type { MatchingPart } from "./matching_parts.ts";

/** A text with the words marked that were looked for. */
export default function MarkedWords({ parts }: { parts: readonly MatchingPart[] }) {
  return (
    <p class="text-sm whitespace-pre-line wrap-anywhere">
      {parts.map(({ text, isMatch }, at) =>
        isMatch
          ? <mark key={at} class="rounded-selector bg-accent/30 text-inherit">{text}</mark>
          : text
      )}
    </p>
  );
}
