/** A file as a browser gets it. */
export interface Download {
  fileName: string;
  /** In bytes, when known. */
  size?: number;
}

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

/** RFC 8187: everything but its attr-chars is percent-encoded. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.toWellFormed())
    .replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
