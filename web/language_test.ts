import assert from "node:assert/strict";
import { requestLang } from "./language.ts";

function lang(path: string, headers: Record<string, string> = {}): string {
  return requestLang(new Request(`http://x${path}`, { headers }));
}

Deno.test("requestLang() takes ?lang=, then the cookie, then what the browser prefers", () => {
  const german = { "accept-language": "de" };
  assert.equal(lang("/", german), "de");
  assert.equal(lang("/", { ...german, cookie: "a=b; lang=en" }), "en");
  assert.equal(lang("/?lang=de", { ...german, cookie: "lang=en" }), "de");
  assert.equal(lang("/?lang=fr", { cookie: "lang=de" }), "de");
  assert.equal(lang("/", { cookie: "xlang=de; lang=xx" }), "en");
});

Deno.test("requestLang() ranks the browser's languages", () => {
  const ranked: Record<string, string> = {
    "": "en",
    "*": "en",
    "fr-FR, it": "en",
    "de-AT,de;q=0.9,en;q=0.8": "de",
    "en;q=0.5, de;q=0.7": "de",
    "fr, en;q=0.1, de;q=0": "en",
    "fr;q=1.0,DE-de;q=0.3": "de",
    ";;;,,": "en",
  };
  for (const [header, expected] of Object.entries(ranked)) {
    assert.equal(lang("/", { "accept-language": header }), expected, header);
  }
});
