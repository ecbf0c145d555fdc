import type { Lang } from "@/core/contract/mod.ts";
import { readCookie } from "./cookies.ts";

/** The cookie that holds the language a person chose with `?lang=`. */
export const langCookie = "lang";

/**
 * The language of a request: `?lang=`, else `?words=`, else the cookie, else Accept-Language, else
 * English. `words` is for requests that a page's language goes with and that choose none.
 */
export function requestLang(request: Request): Lang {
  return chosenLang(request) ?? asLang(queryOf(request, "words")) ??
    asLang(readCookie(request, langCookie)) ??
    acceptedLang(request.headers.get("accept-language") ?? "");
}

/** The language that this request asks to switch to with `?lang=`, or null. */
export function chosenLang(request: Request): Lang | null {
  return asLang(queryOf(request, "lang"));
}

function queryOf(request: Request, name: string): string | null {
  // Before the gate has looked at the request, its URL may be none.
  return URL.parse(request.url)?.searchParams.get(name) ?? null;
}

/** The Set-Cookie value that keeps a chosen language for a year. */
export function langCookieHeader(lang: Lang): string {
  return `${langCookie}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function asLang(text: string | null): Lang | null {
  return text === "en" || text === "de" ? text : null;
}

/** The first of our languages by quality value (RFC 9110 §12.5.4). */
function acceptedLang(header: string): Lang {
  const ranked = header.split(",").map(readPreference).filter(({ quality }) => quality > 0);
  ranked.sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranked) {
    const lang = asLang(tag.split("-")[0] ?? "");
    if (lang) return lang;
  }
  return "en";
}

function readPreference(part: string): { tag: string; quality: number } {
  const [tag = "", ...params] = part.trim().toLowerCase().split(";");
  const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
  return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
}
