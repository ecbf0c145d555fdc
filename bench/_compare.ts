import { median } from "./_text.ts";

/** One of those that do the same work; it answers with the milliseconds that it took. */
export type Side = () => Promise<number>;

/**
 * Lets the sides do their work in turns, each as often as the first, beginning with another one in
 * each round, and prints the ratio of each of the others to the first: median, least and most.
 */
export async function compare(
  sides: Readonly<Record<string, Side>>,
  rounds: number,
): Promise<Record<string, number>> {
  const names = Object.keys(sides);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      times[name]!.push(await sides[name]!());
    }
  }
  const [own = "", ...others] = names;
  console.log(`${own}: ${median(times[own]!).toFixed(0)} ms (median of ${rounds})`);
  return Object.fromEntries(others.map((name) => {
    const ratios = times[name]!.map((ms, at) => ms / times[own]![at]!);
    const text = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((x) =>
      x.toFixed(1)
    );
    const ms = median(times[name]!).toFixed(0);
    console.log(`${name}: ${ms} ms, ${text[0]} times ours (${text[1]} to ${text[2]})`);
    return [name, median(ratios)];
  }));
}
