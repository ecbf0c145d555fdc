export * from "./errors.ts";
export * from "./ids.ts";
export * from "./jobs.ts";
export * from "./json.ts";
export * from "./lang.ts";
export * from "./text.ts";
