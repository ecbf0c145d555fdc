import { median } from "./_text.ts";

/** What a piece of work took: by the clock, and of the processor in all its threads. */
export interface Cost {
  ms: number;
  cpuMs: number;
}

/** One of those that do the same work. */
export type Side = () => Promise<Cost>;

/** Times a work of ours; `cpuMs` says what its processes have used so far. */
export async function costOf(work: () => Promise<unknown>, cpuMs: () => number): Promise<Cost> {
  const [start, used] = [performance.now(), cpuMs()];
  await work();
  return { ms: performance.now() - start, cpuMs: cpuMs() - used };
}

/**
 * Lets the sides do their work in turns, each as often as the first, beginning with another one in
 * each round, and prints the ratio of each of the others to the first: median, least and most, by the
 * clock and of the processor's time, which others on the machine disturb less.
 */
export async function compare(
  sides: Readonly<Record<string, Side>>,
  rounds: number,
): Promise<void> {
  const names = Object.keys(sides);
  const costs: Record<string, Cost[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      costs[name]!.push(await sides[name]!());
    }
  }
  const [own = "", ...others] = names;
  const shown = (name: string, kind: keyof Cost) =>
    `${median(costs[name]!.map((cost) => cost[kind])).toFixed(0)} ms`;
  console.log(
    `${own}: ${shown(own, "ms")}, processor ${shown(own, "cpuMs")} (medians of ${rounds})`,
  );
  for (const name of others) {
    const ratio = (kind: keyof Cost) =>
      spread(costs[name]!.map((cost, at) => cost[kind] / costs[own]![at]![kind]));
    console.log(`${name}: ${shown(name, "ms")}, ${ratio("ms")} times ours`);
    console.log(`  processor ${shown(name, "cpuMs")}, ${ratio("cpuMs")} times ours`);
  }
}

function spread(ratios: readonly number[]): string {
  const [middle, least, most] = [median([...ratios]), Math.min(...ratios), Math.max(...ratios)]
    .map((ratio) => ratio.toFixed(1));
  return `${middle} (${least} to ${most})`;
}
