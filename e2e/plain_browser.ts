import type { AppProcess } from "./app_process.ts";

/** A browser without JavaScript: it follows redirects itself and keeps its cookie. */
export async function signIn(app: AppProcess) {
  const { token } = app.client.address;
  const first = await fetch(`${app.url}/?token=${token}`, { redirect: "manual" });
  await first.body?.cancel();
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const send = (path: string, init: RequestInit = {}) =>
    fetch(app.url + path, {
      ...init,
      redirect: "manual",
      headers: { cookie, origin: app.url, accept: "text/html", "accept-language": "en" },
    });
  return {
    ask: (path: string) => send(path),
    async see(path: string) {
      return await (await send(path)).text();
    },
    async post(path: string, body: URLSearchParams | FormData) {
      const response = await send(path, { method: "POST", body });
      const text = await response.text();
      return { status: response.status, text, to: response.headers.get("location") };
    },
  };
}

/** A project by its name; returns its id. */
export async function newProject(app: AppProcess, name: string): Promise<string> {
  const { id } = await app.client.call<{ id: string }>("POST", "/api/v1/projects", {
    body: { name },
  });
  return id;
}
