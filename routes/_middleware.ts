import { middleware } from "@/define.ts";

/**
 * A one-time code in the address (`/?token=…`) signs this browser in and goes from the address at
 * once, so that it stays in no history and no bookmark.
 */
export default middleware(async ({ url, app, request }, next) => {
  const code = url.searchParams.get("token");
  if (request.method !== "GET" || code === null) return await next();
  const session = await app.access.signIn(code);
  const rest = new URL(url);
  rest.searchParams.delete("token");
  const headers = new Headers({ location: rest.pathname + rest.search });
  if (session) {
    const { cookieName } = app.access;
    headers.set("set-cookie", `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`);
  }
  return new Response(null, { status: 303, headers });
});
