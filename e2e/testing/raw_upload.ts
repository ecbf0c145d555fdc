import type { AppProcess } from "../app_process.ts";

/** The head of an upload as some programs send it, byte by byte. */
export function uploadHead(
  app: AppProcess,
  project: string,
  headers: Readonly<Record<string, string>>,
): string {
  const { host } = new URL(app.url);
  const all = {
    host,
    authorization: `Bearer ${app.client.address.token}`,
    "content-type": "multipart/form-data; boundary=edge",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST ${project}/documents HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

/** A part of a form: its field's name and, for a file, the file's. */
export function part(content: string, { name, fileName }: { name: string; fileName?: string }) {
  const file = fileName === undefined ? "" : `; filename="${fileName}"`;
  return `--edge\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
}

/** Sends bytes as they are and answers the first status that comes back; 0 for none. */
export async function sendRaw(app: AppProcess, text: string): Promise<number> {
  const { hostname, port } = new URL(app.url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
  const answer = new Uint8Array(1000);
  const read = await connection.read(answer).catch(() => null);
  const status = new TextDecoder().decode(answer.subarray(0, read ?? 0)).split(" ")[1];
  return Number(status ?? 0);
}
