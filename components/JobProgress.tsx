import type { JobState, Progress } from "@/core/contract/jobs.ts";

/** How far a job is: a bar with its numbers; a moving bar while nobody knows the total. */
export default function JobProgress({ progress, state }: {
  progress: Progress | null;
  state: JobState;
}) {
  if (!progress) return state === "running" ? <progress /> : null;
  const { done, total, unit, phase } = progress;
  return (
    <div>
      {total === null
        ? <progress />
        : <progress value={Math.min(done, total)} max={Math.max(total, 1)} />}
      <div class="quiet small">
        {phase ? `${phase} · ` : ""}
        {total === null ? `${done} ${unit}` : `${done} / ${total} ${unit}`}
      </div>
    </div>
  );
}
