import { z } from "zod";
import { AppError, type JsonObject } from "@/core/contract/mod.ts";
import type { Child, ChildStatus } from "./child_process.ts";
import { readMessages } from "./json_lines.ts";

const helloSchema = z.looseObject({ type: z.literal("hello"), protocol: z.literal(1) });
const tokenSchema = z.object({ type: z.literal("token"), id: z.string(), text: z.string() });
const progressSchema = z.object({
  type: z.literal("progress"),
  id: z.string(),
  done: z.number(),
  total: z.number(),
});
const resultSchema = z.object({ type: z.literal("result"), id: z.string(), result: z.unknown() });
const errorSchema = z.object({
  type: z.literal("error"),
  id: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

const messageSchema = z.discriminatedUnion("type", [
  helloSchema,
  tokenSchema,
  progressSchema,
  resultSchema,
  errorSchema,
]);

type Answer = Exclude<z.infer<typeof messageSchema>, { type: "hello" }>;

/** A request that the sidecar refused or could not do; the sidecar goes on. */
export class SidecarFailure extends Error {
  readonly code: string;
  readonly details: Record<string, string | number>;

  constructor({ code, message, details }: z.infer<typeof errorSchema>) {
    super(message);
    this.name = "SidecarFailure";
    this.code = code;
    this.details = details;
  }
}

/** How one request is made. */
export interface CallOptions<Result> {
  /** What the result must look like. */
  result: z.ZodType<Result>;
  /** Aborting tells the sidecar to cancel and throws the signal's reason at once. */
  signal?: AbortSignal;
  onToken?: (text: string) => void;
  onProgress?: (done: number, total: number) => void;
}

/** A client of one running sidecar: requests, answers and what comes between them. */
export interface Sidecar<Hello> {
  readonly hello: Hello;
  readonly status: Promise<ChildStatus>;
  /**
   * @throws {SidecarFailure} as the sidecar answers.
   * @throws {AppError} `sidecar_ended` when it is gone before it answered.
   */
  call<Result>(method: string, params: JsonObject, options: CallOptions<Result>): Promise<Result>;
  /** Ends it by the end of its stdin, and by force after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** What a client is made with. */
export interface SidecarOptions<Hello> {
  hello: z.ZodType<Hello>;
  /** Hears lines that are no messages. */
  onOther: (line: string) => void;
  /** Within this time it must have said hello, or it is ended. */
  helloWithinMs: number;
}

interface Waiting {
  onAnswer: (answer: Answer) => void;
  onEnd: (error: AppError) => void;
}

interface Calls {
  waiting: Map<string, Waiting>;
  /** Why no call can be answered any more. */
  ended: AppError | null;
}

/**
 * Waits for a child's hello and returns a client to it.
 *
 * @throws {AppError} `sidecar_silent` or `sidecar_ended`; the child is gone then.
 */
export async function connectSidecar<Hello>(
  child: Child,
  { hello, onOther, helloWithinMs }: SidecarOptions<Hello>,
): Promise<Sidecar<Hello>> {
  const calls: Calls = { waiting: new Map(), ended: null };
  const greeting = Promise.withResolvers<unknown>();
  const seconds = Math.round(helloWithinMs / 1000);
  const timer = setTimeout(() => {
    greeting.reject(new AppError("sidecar_silent", { seconds }));
    void child.kill();
  }, helloWithinMs);
  const ended = dispatch(child, { calls, onHello: greeting.resolve, onOther }).catch(asEnd);
  void ended.then((error) => {
    greeting.reject(error);
    calls.ended = error;
    for (const { onEnd } of calls.waiting.values()) onEnd(error);
  });
  try {
    const greeted = hello.parse(await greeting.promise);
    return createClient(child, { hello: greeted, calls });
  } catch (error) {
    await child.kill();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Hands each message to who waits for it; resolves, when the child is gone, to the reason. */
async function dispatch(
  child: Child,
  { calls, onHello, onOther }: {
    calls: Calls;
    onHello: (hello: unknown) => void;
    onOther: (line: string) => void;
  },
): Promise<AppError> {
  for await (const message of readMessages(child.lines, messageSchema, onOther)) {
    if (message.type === "hello") onHello(message);
    else if (message.id !== null) calls.waiting.get(message.id)?.onAnswer(message);
    else onOther(JSON.stringify(message));
  }
  const { code, signal } = await child.status;
  const last = child.errorTail().at(-1) ?? "";
  return new AppError("sidecar_ended", {
    detail: `${signal ?? `exit code ${code}`} ${last}`.trim(),
  });
}

/** Nobody awaits the dispatch: what it throws, such as a broken pipe, ends the calls as an end does. */
function asEnd(cause: unknown): AppError {
  return new AppError("sidecar_ended", { detail: String(cause) }, { cause });
}

function createClient<Hello>(
  child: Child,
  { hello, calls }: { hello: Hello; calls: Calls },
): Sidecar<Hello> {
  let lastId = 0;
  return {
    hello,
    status: child.status,
    async call(method, params, options) {
      options.signal?.throwIfAborted();
      if (calls.ended) throw calls.ended;
      const id = String(++lastId);
      const answered = waitFor(calls.waiting, id, options);
      // It may fail while the request is still being written, or after an abort: nobody listens then.
      answered.catch(() => {});
      await child.write(JSON.stringify({ id, method, params }) + "\n");
      const cancel = () => void child.write(JSON.stringify({ id, method: "cancel" }) + "\n");
      return await untilAborted(answered, options.signal, cancel);
    },
    async close(graceMs = 5000) {
      const timer = setTimeout(() => void child.kill(), graceMs);
      await child.closeInput();
      await child.status;
      clearTimeout(timer);
    },
  };
}

function waitFor<Result>(
  waiting: Map<string, Waiting>,
  id: string,
  { result, onToken, onProgress }: CallOptions<Result>,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const onAnswer = (answer: Answer) => {
    if (answer.type === "token") return onToken?.(answer.text);
    if (answer.type === "progress") return onProgress?.(answer.done, answer.total);
    waiting.delete(id);
    if (answer.type === "error") return reject(new SidecarFailure(answer));
    const parsed = result.safeParse(answer.result);
    if (parsed.success) resolve(parsed.data);
    else reject(parsed.error);
  };
  waiting.set(id, { onAnswer, onEnd: reject });
  return promise;
}

async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: () => void,
): Promise<T> {
  if (!signal) return await work;
  const aborted = Promise.withResolvers<never>();
  const listener = () => {
    onAbort();
    aborted.reject(signal.reason);
  };
  signal.addEventListener("abort", listener, { once: true });
  if (signal.aborted) listener();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", listener);
  }
}
