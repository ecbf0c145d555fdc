import { httpMethods } from "./manifest.ts";
import { anonymousPattern, fileRole } from "./route_files.ts";
import type { FileRole, SpecialName } from "./route_files.ts";

/** Anything imported: what a file really exports is what is being checked. */
export type ModulesByPath = Readonly<Record<string, object>>;

/** Every reason why these files cannot be served, each naming the file and the remedy. */
export function manifestProblems(modules: ModulesByPath): string[] {
  const files = Object.entries(modules);
  return [
    ...files.flatMap(([path, module]) =>
      moduleProblems(fileRole(path), module).map((message) => `${path} ${message}`)
    ),
    ...doubleAddresses(Object.keys(modules)),
  ];
}

function moduleProblems(file: FileRole, module: object): string[] {
  switch (file.role) {
    case "route":
      return routeProblems(module);
    case "special":
      return specialProblems(file.name, module);
    case "island":
      return exportsFunction(module) ? [] : ["has no default export: export its component"];
    case "problem":
      return [file.message];
    case "skip":
      return [];
  }
}

function specialProblems(name: SpecialName, module: object): string[] {
  if (exportsFunction(module)) return [];
  const wanted = name === "_middleware" ? "define.middleware(…)" : "its component";
  return [`has no default export: export ${wanted}`];
}

function routeProblems(module: object): string[] {
  const handler = "handler" in module ? module.handler : undefined;
  if (!isRecord(handler) || Object.keys(handler).length === 0) {
    return ["exports no handler: export `handler` with a method such as GET: define.page(…)"];
  }
  const methods = Object.entries(handler);
  return [
    ...methods.flatMap(([name, method]) => methodProblems(name, method)),
    ...componentProblems(methods.map(([, method]) => kindOf(method)), module),
  ];
}

function methodProblems(name: string, method: unknown): string[] {
  if (!httpMethods.some((known) => known === name)) {
    return [`declares ${name}, which is no method: use ${httpMethods.join(", ")}`];
  }
  const kind = kindOf(method);
  if (kind === undefined || !hasAccess(method)) {
    return [
      `states no access for ${name}: declare it with define.endpoint, page or action, ` +
      'with access: "public" or a right',
    ];
  }
  if (kind === "page" && name !== "GET") return [`declares a page for ${name}: pages answer GET`];
  if (kind === "action" && name !== "POST") return [`declares an action for ${name}: use POST`];
  return [];
}

function componentProblems(kinds: (string | undefined)[], module: object): string[] {
  const hasPage = kinds.includes("page");
  if (hasPage && !exportsFunction(module)) {
    return ["declares a page but has no default export: export its component"];
  }
  if (!hasPage && "default" in module) {
    return ["exports a component but no page: declare GET with define.page"];
  }
  return [];
}

function doubleAddresses(paths: string[]): string[] {
  const owners = new Map<string, string>();
  return paths.flatMap((path) => {
    const file = fileRole(path);
    if (file.role !== "route") return [];
    const address = anonymousPattern(file.pattern);
    const owner = owners.get(address);
    owners.set(address, path);
    return owner ? [`${path} answers the same URL as ${owner}: remove or rename one`] : [];
  });
}

function exportsFunction(module: object): boolean {
  return "default" in module && typeof module.default === "function";
}

function kindOf(method: unknown): string | undefined {
  return isRecord(method) && typeof method.kind === "string" ? method.kind : undefined;
}

function hasAccess(method: unknown): boolean {
  return isRecord(method) && isRecord(method.spec) &&
    typeof method.spec.access === "string" && method.spec.access !== "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
