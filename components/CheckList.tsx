/** The answers of checks: what is well, what is not, and the remedy. */
export default function CheckList({ checks, links = {} }: {
  checks: {
    id: string;
    level: "ok" | "warning" | "blocked";
    message: string;
    fix: string | null;
  }[];
  /** Where the remedy of a check is found, by the check's id. */
  links?: Readonly<Record<string, string>>;
}) {
  const marks = { ok: "✓", warning: "!", blocked: "✗" } as const;
  const classes = { ok: "good", warning: "notice", blocked: "bad-text" } as const;
  return (
    <ul class="plain-list check-list">
      {checks.map(({ id, level, message, fix }) => (
        <li key={id}>
          <strong class={classes[level]}>{marks[level]}</strong> {message}
          {fix && <div class="quiet small">{links[id] ? <a href={links[id]}>{fix}</a> : fix}</div>}
        </li>
      ))}
    </ul>
  );
}
