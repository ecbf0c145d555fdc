export {
  createTextSearch,
  type TextFindings,
  type TextQuery,
  type TextSearch,
} from "./text/text_search.ts";
