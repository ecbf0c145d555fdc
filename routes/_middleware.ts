import type { Actor } from "@/core/contract/mod.ts";
import { type App, middleware } from "@/define.ts";
import { trayJob } from "@/components/tray_jobs.ts";
import { type Exchange, isLocalPath, type Next } from "@/web/mod.ts";
import type { ShellState } from "./_shell_state.ts";

/**
 * A one-time code in the address (`/?token=…`) signs this browser in and goes from the address at
 * once, so that it stays in no history and no bookmark.
 */
export default middleware(async (ctx, next) => {
  const code = ctx.url.searchParams.get("token");
  if (ctx.request.method !== "GET" || code === null) return await withTray(ctx, next);
  const session = await ctx.app.access.signIn(code);
  const rest = new URL(ctx.url);
  rest.searchParams.delete("token");
  const target = rest.pathname + rest.search;
  // A path such as //elsewhere would lead a browser away from here.
  const headers = new Headers({ location: isLocalPath(target) ? target : "/" });
  if (session) {
    const { cookieName } = ctx.app.access;
    headers.set("set-cookie", `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`);
  }
  return new Response(null, { status: 303, headers });
});

/** Every page shows the jobs under way; programs that use the REST interface see no page. */
async function withTray(ctx: Exchange<App, Actor>, next: Next): Promise<Response> {
  if (ctx.actor && !ctx.url.pathname.startsWith("/api/")) {
    const state: ShellState = { tray: await readTray(ctx.app, ctx.actor) };
    Object.assign(ctx.state, state);
  }
  return await next();
}

async function readTray({ jobs }: App, { personId }: Actor): Promise<ShellState["tray"]> {
  // The cursor comes first: what happens between the two is then shown twice, never lost.
  const cursor = await jobs.latestCursor();
  const states = ["queued", "running", "pausing", "stopping"] as const;
  const underWay = await jobs.list({ ownerId: personId, states });
  return { cursor, jobs: underWay.toReversed().map(trayJob) };
}
