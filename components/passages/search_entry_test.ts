import assert from "node:assert/strict";
import { searchSchema } from "@/core/contract/retrieval.ts";
import { entryOfForm, isNarrow, searchOf, searchParameters, usualEntry } from "./search_entry.ts";

const id = "019aa7a0-0000-7000-8000-000000000001";

Deno.test("searchOf() asks for nothing without a question, and everywhere without a filter", () => {
  assert.equal(searchOf({ ...usualEntry, query: "  " }), null);
  const search = searchOf({ ...usualEntry, query: "key" });
  assert.deepEqual(search, { query: "key", mode: "hybrid", limit: 10 });
  assert.equal(isNarrow(usualEntry), false);
});

Deno.test("a narrow search survives the address and the REST interface takes it", () => {
  const entry = {
    ...usualEntry,
    query: "key",
    mode: "text" as const,
    documentIds: [id],
    formats: ["pdf", "md"],
    from: 3,
  };
  const form = new FormData();
  for (const [name, value] of searchParameters(entry)) form.append(name, value);
  assert.deepEqual(entryOfForm(form), entry);
  assert.equal(isNarrow(entry), true);
  const { filter } = searchSchema.parse(searchOf(entry));
  assert.deepEqual(filter?.formats, ["pdf", "md"]);
  assert.equal(filter?.pages?.from, 3);
});
