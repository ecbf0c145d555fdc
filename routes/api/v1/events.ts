import { type Actor, type JobEvent, presentEvent } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import type { Services } from "@/compose.ts";
import { eventStream, type StreamEvent } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "All events of your jobs as server-sent events, from Last-Event-ID or ?after= on",
    stream: "text/event-stream",
  }, (ctx) =>
    eventStream(ctx, {
      async *source(after, signal): AsyncGenerator<StreamEvent> {
        for await (const event of feed(ctx, after, signal)) {
          yield { id: event.id, data: presentEvent(event, ctx.lang) };
        }
      },
    })),
};

async function* feed(
  { app, actor }: { app: Services; actor: Actor },
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<JobEvent> {
  const cursor = /^\d{1,15}$/.test(after ?? "") ? Number(after) : await app.jobs.latestCursor();
  yield* app.jobs.feed(cursor, { ownerId: actor.personId }, signal);
}
