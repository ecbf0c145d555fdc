import { cpus } from "node:os";

/** Processor time of all cores since the computer started, in milliseconds. */
export interface ProcessorTimes {
  busyMs: number;
  idleMs: number;
  logicalCores: number;
}

const sampleMs = 1000;

/**
 * The cores that nothing keeps busy, measured over a second; at least one, for whoever asks. Not by
 * the load average: that still counts what our own last job did a minute ago, and Windows has none.
 *
 * @param physicalCores how many the computer has; a core with two busy threads counts as two, since
 *   nobody knows how threads share cores.
 */
export async function measureIdleCores(
  physicalCores: number,
  read: () => ProcessorTimes = readProcessorTimes,
  wait: () => Promise<void> = waitForSample,
): Promise<number> {
  const before = read();
  await wait();
  return Math.max(1, physicalCores - Math.round(busyCores(before, read())));
}

function busyCores(before: ProcessorTimes, after: ProcessorTimes): number {
  const busy = after.busyMs - before.busyMs;
  const all = busy + after.idleMs - before.idleMs;
  return all > 0 ? after.logicalCores * busy / all : 0;
}

/** Reads the counters that every system keeps. */
export function readProcessorTimes(): ProcessorTimes {
  const times = cpus().map((core) => core.times);
  return {
    busyMs: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0),
    idleMs: times.reduce((sum, { idle }) => sum + idle, 0),
    logicalCores: times.length,
  };
}

function waitForSample(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, sampleMs));
}
