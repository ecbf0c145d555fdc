import { z } from "zod";
import type { Endpoint } from "./define.ts";
import type { Manifest } from "./manifest.ts";
import type { EndpointSpec } from "./method_spec.ts";
import { openApiPath, readRoutes } from "./routes.ts";

type Schema = Record<string, unknown>;

/** An OpenAPI 3.1 document. */
export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; version: string };
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, unknown>;
  security: Record<string, string[]>[];
}

/**
 * Describes every endpoint of the manifest from its declaration (OpenAPI 3.1, JSON Schema 2020-12).
 * A browser's session stands in the cookie `cookieName`, which every instance names for itself.
 */
export function createOpenApi<App, Actor>(
  manifest: Manifest<App, Actor>,
  { cookieName, ...info }: { title: string; version: string; cookieName: string },
): OpenApi {
  const session = { type: "apiKey", in: "cookie", name: cookieName };
  const components = { securitySchemes: { bearer, session }, schemas };
  const paths: OpenApi["paths"] = {};
  for (const { pattern, handler } of readRoutes(manifest)) {
    for (const [name, method] of Object.entries(handler)) {
      if (method.kind !== "endpoint") continue;
      const path = openApiPath(pattern);
      paths[path] = { ...paths[path], [name.toLowerCase()]: operation(method, path) };
    }
  }
  return { openapi: "3.1.0", info, paths, components, security: [{ bearer: [] }, { session: [] }] };
}

const bearer = { type: "http", scheme: "bearer" };

const schemas = {
  Error: {
    type: "object",
    description: "What happened, and what to do now.",
    properties: {
      code: { type: "string" },
      message: { type: "string" },
      hint: { type: "string" },
      requestId: { type: "string" },
    },
    required: ["code", "message", "hint", "requestId"],
  },
};

function operation<App, Actor>({ spec }: Endpoint<App, Actor>, path: string): Schema {
  const parameters = [...pathParameters(spec, path), ...queryParameters(spec)];
  const requestBody = bodyOf(spec);
  return {
    summary: spec.summary,
    "x-access": spec.access,
    ...(spec.access === "public" && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: { ...success(spec), default: failure },
  };
}

function pathParameters({ params }: EndpointSpec, path: string): Schema[] {
  const properties = params ? propertiesOf(params) : {};
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: properties[name] ?? { type: "string" },
  }));
}

function queryParameters({ query }: EndpointSpec): Schema[] {
  if (!query) return [];
  const required = toSchema(query, "input").required;
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: "query",
    required: Array.isArray(required) && required.includes(name),
    schema,
  }));
}

function bodyOf({ body, upload }: EndpointSpec): Schema | undefined {
  if (body) return { required: true, content: json(toSchema(body, "input")) };
  if (upload) return { required: true, content: { [upload]: { schema: { type: "string" } } } };
  return undefined;
}

function success({ output, status, stream }: EndpointSpec): Schema {
  const code = String(status ?? (output || stream ? 200 : 204));
  if (stream) return { [code]: { description: "OK", content: { [stream]: {} } } };
  if (!output) return { [code]: { description: "OK" } };
  return { [code]: { description: "OK", content: json(toSchema(output, "output")) } };
}

const failure = {
  description: "What went wrong",
  content: json({ $ref: "#/components/schemas/Error" }),
};

function json(schema: Schema): Schema {
  return { "application/json": { schema } };
}

function propertiesOf(schema: z.ZodType): Record<string, Schema> {
  return (toSchema(schema, "input").properties ?? {}) as Record<string, Schema>;
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => describeTransform(zodSchema, jsonSchema),
  });
  return rest;
}

/** A transform's result has no schema of its own; what goes in describes it best (ids). */
function describeTransform(zodSchema: z.core.$ZodTypes, jsonSchema: Schema): void {
  const { def } = zodSchema._zod;
  if (def.type !== "pipe" || def.out._zod.def.type !== "transform") return;
  const { $schema: _, ...rest } = z.toJSONSchema(def.in, { io: "input", unrepresentable: "any" });
  Object.assign(jsonSchema, rest);
}
