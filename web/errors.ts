import { AppError, describeError, toErrorData } from "@/core/contract/mod.ts";
import type { ErrorText, Lang } from "@/core/contract/mod.ts";

/** What a person may see of an error; `requestId` leads to the log entry with the cause. */
export interface PublicError extends ErrorText {
  requestId: string;
}

/** Where the web layer writes what only the operator may read. */
export interface WebLog {
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** The request that an error belongs to. */
export interface FailedRequest {
  request: Request;
  requestId: string;
  lang: Lang;
}

/**
 * The only way from a thrown value to what a browser sees. The cause goes to the log and nowhere
 * else; an expected `AppError` is the person's business and is not logged.
 */
export function reportError(error: unknown, failed: FailedRequest, log: WebLog): PublicError {
  const text = describeError(toErrorData(error), failed.lang);
  if (text.status >= 500 && !isAbort(error, failed.request)) logError(error, failed, log);
  return { ...text, requestId: failed.requestId };
}

/** The error as JSON: `{code, message, hint, requestId}`. */
export function errorJson(error: PublicError): Response {
  const { status, ...body } = error;
  return Response.json(body, { status });
}

/** The error as two lines of plain text, for when no page can be rendered. */
export function errorText(error: PublicError): Response {
  const { status, message, hint, requestId } = error;
  return new Response(`${message}\n${hint}\n\n${requestId}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** Whether `error` only says that the browser went away. */
export function isAbort(error: unknown, request: Request): boolean {
  return request.signal.aborted && !(error instanceof AppError);
}

function logError(error: unknown, { request, requestId }: FailedRequest, log: WebLog): void {
  const path = URL.parse(request.url)?.pathname ?? request.url;
  log.error("request failed", { requestId, method: request.method, path, error });
}
