import assert from "node:assert/strict";
import { pageSpans } from "./page_spans.ts";

Deno.test("pageSpans() counts pages from 1, empty ones too, and says where they begin", () => {
  const pagesOf = pageSpans([0, 10, 10, 20]);
  const places = [[0, 5], [2, 10], [8, 11], [9, 500], [10, 20], [20, 21]] as const;
  assert.deepEqual(places.map(([start, end]) => pagesOf({ start, end })), [
    { page: 1, lastPage: 1, breaks: [] },
    { page: 1, lastPage: 1, breaks: [] },
    { page: 1, lastPage: 3, breaks: [10, 10] },
    { page: 1, lastPage: 4, breaks: [10, 10, 20] },
    { page: 3, lastPage: 3, breaks: [] },
    { page: 4, lastPage: 4, breaks: [] },
  ]);
  assert.equal(pageSpans(null)({ start: 5, end: 9 }).lastPage, null);
});
