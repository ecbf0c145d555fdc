import { fileURLToPath } from "node:url";
import type { Services } from "@/compose.ts";
import { type Actor, AppError, type Right } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { newId } from "@/core/system/mod.ts";
import { manifest } from "@/manifest.gen.ts";
import {
  createOpenApi,
  createWebApp,
  developmentAssets,
  type Door,
  listen,
  type Listening,
  listStaticFiles,
  loopbackHosts,
  openDoor,
  readBuiltAssets,
  readCookie,
  type WebApp,
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
  /** Listens already, because the services took their time. */
  door?: Door | null;
}

/**
 * Assembles the web app from the services and listens on the loopback address.
 *
 * @throws {AppError} `port_unusable`
 */
export async function startServer(
  services: Services,
  { port, client, door }: ServerPlace,
): Promise<Server> {
  const { runtime, access, authorize, log } = services;
  const staticDir = fileURLToPath(runtime.assetUrl("static"));
  let hosts: string[] = [];
  const { cookieName } = access;
  const info = { title: "Lernwerk", version: runtime.version, cookieName };
  const app = createWebApp<App, Actor>({
    manifest,
    app: { ...services, openApi: () => createOpenApi(manifest, info) },
    identify: (request) => identify(request, access),
    authorize: (actor, right, params) => authorize(actor, right as Right, params),
    hosts: () => hosts,
    log: { error: (message, fields) => log.write("error", message, fields) },
    clientAssets: client ? developmentAssets(["styles/app.css"]) : await readBuiltAssets(staticDir),
    staticFiles: await listStaticFiles(staticDir),
    newRequestId: newId,
  });
  const listening = door ?? listenOn(app, port);
  hosts = [...loopbackHosts(listening.port), ...(client ? [new URL(client).host] : [])];
  door?.lead(app);
  return { ...listening, url: `http://127.0.0.1:${listening.port}` };
}

function listenOn(app: WebApp, port: number): Listening {
  return atPort(port, () => listen(app, { port }));
}

/**
 * Listens before there are services, with what answers until then.
 *
 * @throws {AppError} `port_unusable`
 */
export function listenAhead(first: (request: Request) => Response, port: number): Door {
  return atPort(port, () => openDoor(first, { port }));
}

/** @throws {AppError} `port_unusable` */
function atPort<T>(port: number, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    const isRefused = cause instanceof Deno.errors.AddrInUse ||
      cause instanceof Deno.errors.PermissionDenied;
    // As a text, since a number would be written with its thousands apart.
    throw isRefused ? new AppError("port_unusable", { port: String(port) }, { cause }) : cause;
  }
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
