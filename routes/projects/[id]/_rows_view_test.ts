import assert from "node:assert/strict";
import { filterOf, isFiltering, queryOf, rowsAddress } from "@/components/data/rows_address.ts";
import { rowsViewSchema } from "./_rows_view.ts";

const row = "01890000-0000-7000-8000-000000000001";

Deno.test("rowsViewSchema leaves away what does not fit, so that no address is an error", () => {
  const bad = { split: "", origin: "x", offset: "-4", edit: "1", said: "", removed: "1,2" };
  const view = rowsViewSchema.parse(bad);
  assert.equal(queryOf(filterOf(view)), "");
  assert.equal(isFiltering(view), false);
  assert.deepEqual([view.offset, view.edit, view.removed], [0, undefined, undefined]);
});

Deno.test("rowsAddress() and rowsViewSchema are each other's inverse", () => {
  const view = {
    split: "recall",
    search: "a&b=ö",
    quoted: "no",
    offset: 40,
    removed: `${row},${row}`,
  } as const;
  const query = Object.fromEntries(new URL(`http://x${rowsAddress("p", view)}`).searchParams);
  const read = rowsViewSchema.parse(query);
  assert.deepEqual({ ...read }, { ...read, ...view });
  assert.equal(rowsAddress("p", { offset: 0, search: "" }), "/projects/p/data");
});
