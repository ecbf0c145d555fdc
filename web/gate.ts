import { AppError } from "@/core/contract/mod.ts";

/**
 * The addresses under which this server may be asked, each as `name:port` in lower case
 * (`127.0.0.1:8000`, `[::1]:8000`; port 80 also without it).
 */
export type HostList = readonly string[];

/**
 * Refuses a request that another web page or a rebound DNS name sends to this server. Runs before
 * anything else looks at the request, in every mode.
 *
 * Hono's and most peers' checks compare Origin with the request's own Host, which a rebound name
 * passes; here both are held against a fixed list.
 *
 * @throws {AppError} `wrong_host` (421) or `cross_site` (403).
 */
export function checkGate(request: Request, hosts: HostList): void {
  checkHost(request, hosts);
  if (!hasBearer(request)) checkSite(request, hosts);
}

/** Whether the request identifies itself by a token, which no foreign page can make a browser do. */
export function hasBearer(request: Request): boolean {
  return /^bearer\s+\S/i.test(request.headers.get("authorization") ?? "");
}

/** Both the Host header and the request line count: an absolute-form target overrides Host. */
function checkHost(request: Request, hosts: HostList): void {
  const header = request.headers.get("host")?.toLowerCase() ?? "";
  if (hosts.includes(header) && hosts.includes(rawHost(request.url))) return;
  throw new AppError("wrong_host");
}

/**
 * The host as it stands in the URL. Not through `URL`, which tidies `127.1`, user names and default
 * ports away and so would let spellings through that are on no list.
 */
function rawHost(url: string): string {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}

function checkSite(request: Request, hosts: HostList): void {
  const allowed = isSafe(request) ? mayRead(request, hosts) : mayWrite(request, hosts);
  if (!allowed) throw new AppError("cross_site");
}

function isSafe({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Reading is free for our own pages, for links that lead here, and for programs. */
function mayRead(request: Request, hosts: HostList): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site === null) return isOwnOrigin(request, hosts) ?? true;
  return isOwnSite(site) || isLinkHere(request);
}

/** Writing needs proof that one of our own pages asks. */
function mayWrite(request: Request, hosts: HostList): boolean {
  const site = request.headers.get("sec-fetch-site");
  const origin = isOwnOrigin(request, hosts);
  return site === null ? origin ?? false : isOwnSite(site) && (origin ?? true);
}

/** `same-site` is not enough: every port of this machine is the same site. */
function isOwnSite(site: string): boolean {
  return site === "same-origin" || site === "none";
}

/** A link on a foreign page that a person followed: it shows our page, the foreign one reads nothing. */
function isLinkHere({ headers }: Request): boolean {
  return headers.get("sec-fetch-mode") === "navigate" &&
    headers.get("sec-fetch-dest") === "document";
}

/** Whether Origin is one of our addresses; null when none was sent. */
function isOwnOrigin(request: Request, hosts: HostList): boolean | null {
  const origin = request.headers.get("origin");
  return origin === null
    ? null
    : hosts.some((host) => /^https?:\/\/(.+)$/.exec(origin)?.[1] === host);
}
