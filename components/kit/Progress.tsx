/** How far something is. Without `share` it is under way and nobody knows how far. */
export default function Progress({ label, share, tone = "accent" }: {
  /** What gets on; said by screen readers. */
  label: string;
  /** From 0 to 1. */
  share: number | null;
  tone?: "accent" | "warning" | "bad";
}) {
  const look = tones[tone];
  return share === null
    ? <progress class={look} aria-label={label} />
    : <progress class={look} aria-label={label} value={Math.min(share, 1)} max={1} />;
}

const tones = {
  accent: "progress progress-primary w-full",
  warning: "progress progress-warning w-full",
  bad: "progress progress-error w-full",
} as const;
