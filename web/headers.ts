/** A page: scripts and inline styles only with this answer's nonce, everything else from here. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A static file; a worker script is governed by the policy of its own answer. */
export const filePolicy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Data: whatever it holds, a browser that shows it runs and loads nothing. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

const everyAnswer: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  // Not `no-referrer`: with that, browsers send our own forms with `Origin: null`.
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** The answer with the headers that every answer carries; what it says itself comes first. */
export function secured(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(everyAnswer)) headers.set(name, value);
  setDefault(headers, "content-security-policy", dataPolicy);
  setDefault(headers, "cache-control", "no-store");
  headers.set("x-request-id", requestId);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}

/** A fresh, unguessable CSP nonce: 128 random bits. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
