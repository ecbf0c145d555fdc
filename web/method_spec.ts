import type { z } from "zod";

type Schema = z.ZodType;

/** Who may call a method: everybody, or whoever has this right. */
export type Access<Right extends string> = "public" | Right;

/** What every method declares. */
export interface MethodSpec<Right extends string = string> {
  access: Access<Right>;
  /** The variable parts of the path; what does not fit is answered with 404. */
  params?: Schema;
  /** The query string: a value that stands there twice arrives as a list. */
  query?: Schema;
}

/** A method of the REST interface. */
export interface EndpointSpec<Right extends string = string> extends MethodSpec<Right> {
  /** One line for the API description. */
  summary: string;
  /** The JSON body. */
  body?: Schema;
  /** The largest JSON body; 1 MiB when left out. */
  maxBodyBytes?: number;
  /** The content type of a body that the handler reads itself, as a stream. */
  upload?: "multipart/form-data" | "application/octet-stream";
  /** The JSON answer; keys that it does not name are left out of the answer. */
  output?: Schema;
  /** The status of success: 200, or 204 without `output`. */
  status?: number;
  /** The content type of an answer that the handler builds itself as a `Response`. */
  stream?: string;
}

/** A form that works without JavaScript. */
export interface ActionSpec<Right extends string = string> extends MethodSpec<Right> {
  /** The fields of an urlencoded form, or "stream" when the handler reads `ctx.request` itself. */
  form: Schema | "stream";
}
