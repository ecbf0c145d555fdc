import type { EndpointSpec } from "./method_spec.ts";

/**
 * An endpoint's result as a response. The result is checked against `output`: what the declaration
 * does not name never leaves the server, and what it promises is there.
 *
 * @throws {TypeError} if the result breaks the declaration; that is a bug and becomes a 500.
 */
export function jsonAnswer({ output, stream, status }: EndpointSpec, result: unknown): Response {
  if (stream !== undefined) return ownResponse(result);
  if (!output) return new Response(null, { status: status ?? 204 });
  const checked = output.safeParse(result);
  if (!checked.success) {
    throw new TypeError("The result breaks the endpoint's output declaration", {
      cause: checked.error,
    });
  }
  return Response.json(checked.data, { status: status ?? 200 });
}

/**
 * Sends a browser on after a form: 303 makes it GET the target, so that reload sends nothing twice.
 *
 * @throws {TypeError} if the target is not a path of this server.
 */
export function seeOther(target: string | Response): Response {
  if (target instanceof Response) return target;
  if (!isLocalPath(target)) throw new TypeError(`An action must name a local path, not ${target}`);
  return new Response(null, { status: 303, headers: { location: target } });
}

/** Whether a browser reads this as a path of this server (`//host` and `/\host` lead away). */
export function isLocalPath(target: string): boolean {
  return /^\/(?![/\\])[^\0-\x20\\]*$/.test(target);
}

function ownResponse(result: unknown): Response {
  if (result instanceof Response) return result;
  throw new TypeError("An endpoint that declares `stream` must return a Response");
}
