/** Lines of a log, oldest first; `empty` where there are none. */
export default function LogView({ lines, empty, label }: {
  lines: readonly string[];
  empty: string;
  /** What is logged, for those who hear the page. */
  label: string;
}) {
  if (lines.length === 0) return <p class="quiet">{empty}</p>;
  return <pre class="log" tabIndex={0} role="log" aria-label={label}>{lines.join("\n")}</pre>;
}
