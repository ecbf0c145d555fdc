import { useEffect, useRef, useState } from "preact/hooks";
import type { AnswerError } from "@/components/answers/said_answer.ts";
import { fetchLines, RequestError } from "@/web/client/mod.ts";

/** How an answer ends that did not end by itself. */
export type BrokenEnd =
  | { state: "stopped" }
  | { state: "failed"; error: AnswerError };

/** What an answer in lines of JSON becomes on a page. */
export interface LineReading<State, Line> {
  after(state: State, line: Line): State;
  /** Whatever was not over by then ends like this. */
  ended(state: State, end: BrokenEnd): State;
}

/** What is asked, and what stands there before the first line. */
export interface LineRequest<State> {
  url: string;
  body: unknown;
  first: State;
}

/** Answers under way, and what came of the last ones. */
export interface LineStream<State> {
  /** Null before anything was asked. */
  state: State | null;
  isRunning: boolean;
  ask(request: LineRequest<State>): Promise<State>;
  stop(): void;
  /** Shows what was answered earlier. */
  show(state: State): void;
}

/** Reads answers line by line; leaving the page, and the next question, stop what is under way. */
export function useLineStream<State, Line>(reading: LineReading<State, Line>): LineStream<State> {
  const [state, show] = useState<State | null>(null);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function ask({ first, ...request }: LineRequest<State>): Promise<State> {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setRunning(true);
    show(first);
    // An earlier question that was only just stopped has nothing to say any more.
    const onChange = (next: State) => running.current === stop && show(next);
    try {
      return await readLines(reading, first, { ...request, signal: stop.signal, onChange });
    } finally {
      if (running.current === stop) setRunning(false);
    }
  }

  return { state, isRunning, ask, stop: () => running.current?.abort(), show };
}

/** Reads to the end; what is aborted counts as stopped, and what breaks off as failed. */
async function readLines<State, Line>(
  reading: LineReading<State, Line>,
  first: State,
  { url, body, signal, onChange }: Omit<LineRequest<State>, "first"> & {
    signal: AbortSignal;
    onChange(state: State): void;
  },
): Promise<State> {
  let state = first;
  const change = (next: State) => onChange(state = next);
  try {
    for await (const line of fetchLines<Line>(url, { method: "POST", body, signal })) {
      change(reading.after(state, line));
    }
  } catch (error) {
    change(reading.ended(state, brokenEnd(error, signal)));
  }
  return state;
}

function brokenEnd(error: unknown, { aborted }: AbortSignal): BrokenEnd {
  if (aborted) return { state: "stopped" };
  if (!(error instanceof RequestError)) throw error;
  const { code, message, hint } = error;
  return { state: "failed", error: { code, message, hint } };
}
