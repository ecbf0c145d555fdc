/** The answers of checks: what is well, what is not, and the remedy. */
export default function CheckList({ checks }: {
  checks: {
    id: string;
    level: "ok" | "warning" | "blocked";
    message: string;
    fix: string | null;
  }[];
}) {
  const marks = { ok: "✓", warning: "!", blocked: "✗" } as const;
  const classes = { ok: "good", warning: "notice", blocked: "bad-text" } as const;
  return (
    <ul class="plain-list check-list">
      {checks.map(({ id, level, message, fix }) => (
        <li key={id}>
          <strong class={classes[level]}>{marks[level]}</strong> {message}
          {fix && <div class="quiet small">{fix}</div>}
        </li>
      ))}
    </ul>
  );
}
