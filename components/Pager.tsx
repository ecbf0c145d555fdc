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
    <nav class="row spread" aria-label={label}>
      {earlier ? <a href={earlier.href}>{earlier.text}</a> : <span />}
      <span class="quiet">{shown}</span>
      {later ? <a href={later.href}>{later.text}</a> : <span />}
    </nav>
  );
}
