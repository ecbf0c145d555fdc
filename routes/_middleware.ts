import { asTheme, themeCookie, themeCookieText } from "@/components/shell/theme.ts";
import { trayJob } from "@/components/shell/tray_jobs.ts";
import { activeStates, type Actor } from "@/core/contract/mod.ts";
import { type App, middleware } from "@/define.ts";
import { type Exchange, isLocalPath, type Next, readCookie } from "@/web/mod.ts";
import type { ShellState } from "./_shell_state.ts";

/**
 * What an address may ask of this browser goes from the address at once: a one-time code
 * (`/?token=…`) signs it in and must stay in no history and no bookmark; `?theme=` is remembered.
 */
export default middleware(async (ctx, next) => {
  if (ctx.request.method !== "GET") return await withShell(ctx, next);
  const code = ctx.url.searchParams.get("token");
  if (code !== null) return leadOn(ctx, "token", await sessionCookie(ctx, code));
  const theme = asTheme(ctx.url.searchParams.get("theme"));
  if (theme !== null) return leadOn(ctx, "theme", themeCookieText(theme));
  return await withShell(ctx, next);
});

async function sessionCookie({ app }: Exchange<App, Actor>, code: string): Promise<string | null> {
  const session = await app.access.signIn(code);
  return session && `${app.access.cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`;
}

/** To the same page without this word of its query. */
function leadOn({ url }: Exchange<App, Actor>, word: string, cookie: string | null): Response {
  const rest = new URL(url);
  rest.searchParams.delete(word);
  const target = rest.pathname + rest.search;
  // A path such as //elsewhere would lead a browser away from here.
  const headers = new Headers({ location: isLocalPath(target) ? target : "/" });
  if (cookie) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Every page shows the jobs under way; programs that use the REST interface see no page. */
async function withShell(ctx: Exchange<App, Actor>, next: Next): Promise<Response> {
  if (!ctx.url.pathname.startsWith("/api/")) Object.assign(ctx.state, await shellState(ctx));
  return await next();
}

async function shellState({ app, actor, request }: Exchange<App, Actor>): Promise<ShellState> {
  const theme = asTheme(readCookie(request, themeCookie)) ?? "system";
  if (!actor) return { theme };
  const [tray, projects] = await Promise.all([
    readTray(app, actor),
    app.projects.list(actor.personId),
  ]);
  return { theme, tray, projects: projects.map(({ id, name }) => ({ id, name })) };
}

async function readTray({ jobs }: App, { personId }: Actor) {
  // The cursor comes first: what happens between the two is then shown twice, never lost.
  const cursor = await jobs.latestCursor();
  const underWay = await jobs.list({ ownerId: personId, states: activeStates });
  return {
    cursor,
    jobs: underWay.toReversed().map((job) => trayJob(job, jobs.isPausable(job.kind))),
  };
}
