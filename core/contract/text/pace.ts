import type { Progress } from "../jobs.ts";

/** How far a job was at some moment. */
export interface ProgressPoint extends Pick<Progress, "phase" | "done" | "total" | "unit"> {
  /** ISO 8601. */
  at: string;
}

/** How fast a job is, and how long it will still take. */
export interface Pace {
  /** Of the unit that the job counts. */
  perSecond: number;
  unit: string;
  /** Seconds, as a range: the lower and the upper quartile of late. Null where no end is known. */
  remaining: { low: number; high: number } | null;
}

/** Points that are kept to tell a pace from: enough to even out, few enough to follow a change. */
export const pacePoints = 60;

/** With fewer there is nothing to even out. */
const leastIntervals = 3;

/**
 * The pace of a job's present phase, from what was last heard of it; null while too little is known.
 * Moments in which the clock stood still or went back do not count.
 */
export function paceOf(points: readonly ProgressPoint[]): Pace | null {
  const last = points.at(-1);
  if (!last) return null;
  const course = ofPresentPhase(points, last);
  const perUnit = secondsPerUnit(course);
  if (perUnit.length < leastIntervals) return null;
  const seconds = (Date.parse(last.at) - Date.parse(course[0]!.at)) / 1000;
  const perSecond = (last.done - course[0]!.done) / seconds;
  const left = last.total === null ? null : Math.max(0, last.total - last.done);
  const remaining = left === null ? null : remainingRange(perUnit, left);
  return { perSecond, unit: last.unit, remaining };
}

/** Seconds that what is left will take: by the lower and the upper quartile of the seconds each took. */
export function remainingRange(
  secondsEach: readonly number[],
  left: number,
): { low: number; high: number } {
  const sorted = secondsEach.toSorted((a, b) => a - b);
  return { low: left * quantile(sorted, 0.25), high: left * quantile(sorted, 0.75) };
}

/** What came after a point of another phase, or after it began anew. */
function ofPresentPhase(points: readonly ProgressPoint[], last: ProgressPoint): ProgressPoint[] {
  const recent = points.slice(-pacePoints);
  const isSame = (point: ProgressPoint, index: number) =>
    point.phase === last.phase && point.unit === last.unit && point.total === last.total &&
    point.done <= (recent[index + 1] ?? last).done;
  const before = recent.findLastIndex((point, index) => !isSame(point, index));
  return recent.slice(before + 1);
}

function secondsPerUnit(points: readonly ProgressPoint[]): number[] {
  const perUnit: number[] = [];
  let from = points[0];
  for (const to of points.slice(1)) {
    const done = to.done - from!.done;
    const ms = Date.parse(to.at) - Date.parse(from!.at);
    // Where nothing was done the time counts for what comes next.
    if (done <= 0 || ms <= 0) continue;
    perUnit.push(ms / done / 1000);
    from = to;
  }
  return perUnit;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
