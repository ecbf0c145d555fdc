export type { StreamState } from "./event_messages.ts";
export { subscribe } from "./events.ts";
export type { Subscription } from "./events.ts";
export { fetchJson, onRequestError, RequestError } from "./fetch_json.ts";
export { fetchLines } from "./fetch_lines.ts";
export type { JsonRequest } from "./fetch_json.ts";
export { uploadForm } from "./upload_form.ts";
export type { UploadRequest } from "./upload_form.ts";
