export { answer, type Question } from "./ask.ts";
export type { FoundPassage } from "./pack_sources.ts";
