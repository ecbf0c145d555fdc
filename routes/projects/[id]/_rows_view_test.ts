import assert from "node:assert/strict";
import { filterOf, rowsAddress, rowsViewSchema } from "./_rows_view.ts";

const row = "01890000-0000-7000-8000-000000000001";

Deno.test("rowsViewSchema leaves away what does not fit, so that no address is an error", () => {
  const view = rowsViewSchema.parse({ split: "", origin: "x", offset: "-4", edit: "1", said: "" });
  assert.deepEqual(filterOf(view), {
    split: undefined,
    origin: undefined,
    search: undefined,
    offset: 0,
  });
  assert.equal(view.edit, undefined);
});

Deno.test("rowsAddress() and rowsViewSchema are each other's inverse", () => {
  const view = { split: "recall", search: "a&b=ö", offset: 40, removed: row } as const;
  const address = rowsAddress("p", view as never);
  const query = Object.fromEntries(new URL(`http://x${address}`).searchParams);
  const read = rowsViewSchema.parse(query);
  assert.deepEqual({ ...read }, { ...read, ...view });
  assert.equal(rowsAddress("p", { offset: 0, search: "" }), "/projects/p/data");
});
