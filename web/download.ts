/** A file as a browser gets it. */
export interface Download {
  fileName: string;
  /** In bytes, when known. */
  size?: number;
}

/** Types that browsers show in a viewer of their own, which runs nothing in our origin. */
export type ShownType = "application/pdf";

/**
 * A person's file as a download. It is never shown in our own origin: always an attachment of no
 * known type, under a policy that runs and loads nothing.
 */
export function download(
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  { fileName, size }: Download,
): Response {
  const headers = new Headers({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${encodeFileName(fileName)}`,
  });
  if (size !== undefined) headers.set("content-length", String(size));
  return new Response(body, { headers });
}

/**
 * The same for a file that a browser shows by itself. Only for files whose content was found to be of
 * that type: `nosniff` then keeps a browser from taking it for anything else.
 */
export function showFile(
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  { type, ...file }: Download & { type: ShownType },
): Response {
  const response = download(body, file);
  const { headers } = response;
  headers.set("content-type", type);
  headers.set("content-security-policy", viewerPolicy);
  headers.set(
    "content-disposition",
    headers.get("content-disposition")!.replace("attachment", "inline"),
  );
  return response;
}

/** A sandbox, under which our other data stands, has no viewers. */
const viewerPolicy =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** RFC 8187: everything but its attr-chars is percent-encoded. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.toWellFormed())
    .replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
