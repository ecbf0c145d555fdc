/**
 * At most about `most` of the points of a curve: of each stretch the lowest and the highest stay, so
 * that no peak is lost, and the first and the last of all.
 */
export function thinCurve<Point extends { loss: number }>(
  points: readonly Point[],
  most: number,
): Point[] {
  if (points.length <= most) return [...points];
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const inner = points.slice(1, -1);
  const kept: Point[] = [points[0]!];
  for (let at = 0; at < stretches; at++) {
    const from = Math.floor(at * inner.length / stretches);
    const until = Math.floor((at + 1) * inner.length / stretches);
    kept.push(...extremes(inner.slice(from, until)));
  }
  kept.push(points.at(-1)!);
  return kept;
}

/** The lowest and the highest point, in the order in which they come. */
function extremes<Point extends { loss: number }>(points: readonly Point[]): Point[] {
  let [low, high] = [0, 0];
  points.forEach(({ loss }, at) => {
    if (loss < points[low]!.loss) low = at;
    if (loss > points[high]!.loss) high = at;
  });
  if (points.length === 0) return [];
  const ends = low === high ? [low] : low < high ? [low, high] : [high, low];
  return ends.map((at) => points[at]!);
}

/**
 * A curve with newer points: of each step the newer one counts, because a resumed run repeats the
 * steps after its saved state. Both are ordered by step.
 */
export function mergeCurve<Point extends { step: number }>(
  known: readonly Point[],
  newer: readonly Point[],
): Point[] {
  const first = newer[0];
  if (!first) return [...known];
  const last = known.at(-1);
  if (!last || last.step < first.step) return [...known, ...newer];
  const steps = new Map(known.map((point) => [point.step, point]));
  for (const point of newer) steps.set(point.step, point);
  return [...steps.values()].sort((a, b) => a.step - b.step);
}
