import { join } from "node:path";
import {
  type TrainerConfig,
  type TrainerEvent,
  type TrainerEventOf,
  trainerEventSchema,
} from "@/core/contract/mod.ts";
import {
  atomicWrite,
  type Child,
  type ChildStatus,
  type Command,
  type Spawner,
} from "@/core/system/mod.ts";

/** A trainer that was run for a test, without the runner in between. */
export interface TrainerSession {
  status: ChildStatus;
  events: TrainerEvent[];
  /** Lines of stdout that are no events of the protocol. */
  otherLines: string[];
  errorTail: string[];
}

/** What is done while the trainer runs. */
export interface SessionOptions {
  command: Command;
  spawner: Spawner;
  /** Hears each event and may act on the child. */
  onEvent?: (event: TrainerEvent, child: Child) => void;
}

/** Writes `config.json`, runs a trainer to its end and gathers what it says. */
export async function runSession(
  folder: string,
  config: TrainerConfig | Record<string, unknown>,
  { command: { command, args, env }, spawner, onEvent = () => {} }: SessionOptions,
): Promise<TrainerSession> {
  const path = join(folder, "config.json");
  await atomicWrite(path, JSON.stringify(config));
  const child = await spawner.spawn(command, [...args, "--config", path], { cwd: folder, env });
  const events: TrainerEvent[] = [];
  const otherLines: string[] = [];
  for await (const line of child.lines) {
    const event = parse(line);
    if (event === null) otherLines.push(line);
    else {
      events.push(event);
      onEvent(event, child);
    }
  }
  return { status: await child.status, events, otherLines, errorTail: child.errorTail() };
}

/** The events of one type. */
export function ofType<Type extends TrainerEvent["type"]>(
  events: readonly TrainerEvent[],
  type: Type,
): TrainerEventOf<Type>[] {
  return events.filter((event): event is TrainerEventOf<Type> => event.type === type);
}

function parse(line: string): TrainerEvent | null {
  try {
    return trainerEventSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
