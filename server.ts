import { fileURLToPath } from "node:url";
import type { Services } from "@/compose.ts";
import type { Actor, Right } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { newId } from "@/core/system/mod.ts";
import { manifest } from "@/manifest.gen.ts";
import {
  createOpenApi,
  createWebApp,
  developmentAssets,
  listen,
  type Listening,
  listStaticFiles,
  loopbackHosts,
  readBuiltAssets,
  readCookie,
} from "@/web/mod.ts";

/** A server that listens. */
export interface Server extends Listening {
  url: string;
}

/** Where a server listens. */
export interface ServerPlace {
  port: number;
  /** In development: the address of the Vite that stands before this server. */
  client?: string | undefined;
}

/** Assembles the web app from the services and listens on the loopback address. */
export async function startServer(
  services: Services,
  { port, client }: ServerPlace,
): Promise<Server> {
  const { runtime, access, authorize, log } = services;
  const staticDir = fileURLToPath(runtime.assetUrl("static"));
  let hosts: string[] = [];
  const info = { title: "Lernwerk", version: runtime.version };
  const app = createWebApp<App, Actor>({
    manifest,
    app: { ...services, openApi: () => createOpenApi(manifest, info) },
    identify: (request) => identify(request, access),
    authorize: (actor, right, params) => authorize(actor, right as Right, params),
    hosts: () => hosts,
    log: { error: (message, fields) => log.write("error", message, fields) },
    clientAssets: client ? developmentAssets() : await readBuiltAssets(staticDir),
    staticFiles: await listStaticFiles(staticDir),
    newRequestId: newId,
  });
  const listening = listen(app, { port });
  hosts = [...loopbackHosts(listening.port), ...(client ? [new URL(client).host] : [])];
  return { ...listening, url: `http://127.0.0.1:${listening.port}` };
}

async function identify(
  request: Request,
  access: Services["access"],
): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    return await access.actorOfToken(authorization.replace(/^Bearer /i, ""));
  }
  const session = readCookie(request, access.cookieName);
  return session ? await access.actorOfSession(session) : null;
}
