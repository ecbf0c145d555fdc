export {
  createPassageSearch,
  type PassageSearch,
  type PassageSearchDeps,
} from "./fusion/search_passages.ts";
export { type FusionTuning, type RankedList, usualTuning } from "./fusion/tuning.ts";
export {
  createTextSearch,
  type TextFindings,
  type TextQuery,
  type TextSearch,
} from "./text/text_search.ts";
export { fuse, type FusedChunk, type ListsToFuse } from "./fusion/reciprocal_rank.ts";
