import { offline, readAnswer } from "./fetch_json.ts";

/** A form with files, or one file, on its way to the REST interface. */
export interface UploadRequest {
  body: FormData | Blob;
  /** Called as the form is sent, in bytes; the last time when all of it is. */
  onSent?(sent: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Posts a form with files and reads the JSON answer. Unlike `fetch`, it tells how much is sent.
 *
 * @throws {RequestError} as `fetchJson()` does; the signal's reason when it aborts.
 */
export function uploadForm<T>(url: string, { body, onSent, signal }: UploadRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => onSent?.(loaded, total);
    request.onload = () => {
      try {
        resolve(readAnswer<T>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(offline());
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    if (signal?.aborted) reject(signal.reason);
    else request.send(body);
  });
}
