import { LinkButton } from "./Button.tsx";

/** The way to the neighbouring pages of a long list. */
export default function Pager({ label, shown, earlier, later }: {
  /** What the list is, for those who hear the page. */
  label: string;
  /** What is shown, such as "21 to 40 of 90". */
  shown: string;
  /** Null on the first page. */
  earlier: { href: string; text: string } | null;
  /** Null on the last page. */
  later: { href: string; text: string } | null;
}) {
  return (
    <nav class="flex items-center justify-between gap-4" aria-label={label}>
      {earlier ? <LinkButton isSmall href={earlier.href}>{earlier.text}</LinkButton> : <span />}
      <span class="fine">{shown}</span>
      {later ? <LinkButton isSmall href={later.href}>{later.text}</LinkButton> : <span />}
    </nav>
  );
}
