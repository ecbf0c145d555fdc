import assert from "node:assert/strict";
import { usualEntry } from "@/components/passages/search_entry.ts";
import { searchQuerySchema } from "./_search_query.ts";

const id = "019aa7a0-0000-7000-8000-000000000001";

Deno.test("a search is read from the address, whatever stands in it", () => {
  assert.deepEqual(searchQuerySchema.parse({}), usualEntry);
  const entry = searchQuerySchema.parse({
    q: "key",
    mode: "text",
    limit: "20",
    document: id,
    format: ["pdf", "exe"],
    from: "2",
    to: "",
  });
  assert.deepEqual(entry, {
    query: "key",
    mode: "text",
    limit: 20,
    documentIds: [id],
    formats: ["pdf"],
    from: 2,
    to: null,
  });
  const odd = { q: ["a", "b"], mode: "x", limit: "1000", document: "x", format: "x", from: "-1" };
  assert.deepEqual(searchQuerySchema.parse(odd), usualEntry);
});
