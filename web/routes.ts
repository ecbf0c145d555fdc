import type { ComponentType } from "preact";
import { manifestProblems } from "./check_manifest.ts";
import type { Middleware } from "./exchange.ts";
import type { DefaultExport, Handler, HttpMethod, Manifest, RouteModule } from "./manifest.ts";
import { comparePatterns, fileRole } from "./route_files.ts";
import type { SpecialName } from "./route_files.ts";

/** A component of which only its props' owner knows the type. */
export type AnyComponent = ComponentType<Record<string, unknown>>;

/** What surrounds a page: the special files of its folder and of those above it. */
export interface Surroundings<App, Actor> {
  middlewares: Middleware<App, Actor>[];
  layouts: AnyComponent[];
  app: AnyComponent | undefined;
  errorPage: AnyComponent | undefined;
  notFoundPage: AnyComponent | undefined;
}

/** One address with everything that is needed to answer it. */
export interface Route<App, Actor> extends Surroundings<App, Actor> {
  file: string;
  /** In Hono's spelling: `/projects/:id`. */
  pattern: string;
  handler: Handler<App, Actor>;
  component: AnyComponent | undefined;
}

/** A method of a route as the authorization matrix and the API description need it. */
export interface DeclaredMethod {
  method: HttpMethod;
  /** In OpenAPI's spelling: `/projects/{id}`. */
  path: string;
  kind: "page" | "action" | "endpoint";
  /** "public" or the right that a caller needs. */
  access: string;
  file: string;
}

/**
 * The manifest's routes, the most exact first.
 *
 * @throws {TypeError} naming every file that cannot be served.
 */
export function readRoutes<App, Actor>(manifest: Manifest<App, Actor>): Route<App, Actor>[] {
  const problems = manifestProblems({ ...manifest.routes, ...manifest.islands });
  if (problems.length > 0) throw new TypeError(problems.join("\n"));
  const routes = Object.entries(manifest.routes).flatMap(([file, module]) => {
    const role = fileRole(file);
    if (role.role !== "route") return [];
    const { handler = {}, default: component } = module;
    return [{
      ...surroundingsOf(manifest, folderOf(file)),
      file,
      pattern: role.pattern,
      handler,
      component: asComponent(component),
    }];
  });
  return routes.toSorted((a, b) => comparePatterns(a.pattern, b.pattern));
}

/** The special files that hold for a folder below `routes/` ("" for the top). */
export function surroundingsOf<App, Actor>(
  manifest: Manifest<App, Actor>,
  folder: string,
): Surroundings<App, Actor> {
  const dirs = foldersDownTo(folder);
  const found = (name: SpecialName) => dirs.flatMap((dir) => specialIn(manifest, dir, name));
  return {
    middlewares: found("_middleware") as Middleware<App, Actor>[],
    layouts: found("_layout").map(asComponent).filter((layout) => layout !== undefined),
    app: asComponent(found("_app").at(-1)),
    errorPage: asComponent(found("_error").at(-1)),
    notFoundPage: asComponent(found("_404").at(-1)),
  };
}

/** Every method of every route, in a stable order: rows of the authorization test matrix. */
export function listMethods<App, Actor>(manifest: Manifest<App, Actor>): DeclaredMethod[] {
  return readRoutes(manifest).flatMap(({ file, pattern, handler }) =>
    Object.entries(handler).map(([method, { kind, spec }]) => ({
      method: method as HttpMethod,
      path: openApiPath(pattern),
      kind,
      access: spec.access,
      file,
    }))
  );
}

/** `/projects/:id` as `/projects/{id}`. */
export function openApiPath(pattern: string): string {
  return pattern.replace(/:(\w+)(\{\.\+\})?/g, "{$1}");
}

function specialIn<App, Actor>(
  { routes }: Manifest<App, Actor>,
  dir: string,
  name: SpecialName,
): DefaultExport[] {
  const extension = name === "_middleware" ? "ts" : "tsx";
  const path = ["routes", dir, `${name}.${extension}`].filter(Boolean).join("/");
  const module: RouteModule<App, Actor> | undefined = routes[path];
  return module?.default ? [module.default] : [];
}

function folderOf(file: string): string {
  return file.split("/").slice(1, -1).join("/");
}

/** "a/b" as ["", "a", "a/b"]. */
function foldersDownTo(folder: string): string[] {
  const parts = folder === "" ? [] : folder.split("/");
  return ["", ...parts.map((_, at) => parts.slice(0, at + 1).join("/"))];
}

function asComponent(component: DefaultExport | undefined): AnyComponent | undefined {
  return component as AnyComponent | undefined;
}
