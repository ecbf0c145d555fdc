import assert from "node:assert/strict";
import { join } from "node:path";
import { createLogPages } from "./log_pages.ts";
import { inFolder } from "./testing/in_folder.ts";

function numbered(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => `line ${from + at} ü\n`).join("");
}

Deno.test("createLogPages() answers lines by number, from any place of a long log", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    await Deno.writeTextFile(path, numbered(0, 100_000));
    const read = createLogPages();
    for (const from of [0, 1, 499, 500, 501, 77_777, 99_998]) {
      const page = await read(path, { from, count: 3 });
      const count = Math.min(3, 100_000 - from);
      assert.deepEqual([page.from, page.total], [from, 100_000]);
      assert.deepEqual(page.lines, numbered(from, count).trimEnd().split("\n"));
    }
    const many = await read(path, { from: 400, count: 1200 });
    assert.deepEqual([many.lines.length, many.lines[0], many.lines.at(-1)], [
      1200,
      "line 400 ü",
      "line 1599 ü",
    ]);
  });
});

Deno.test("createLogPages() reads on, waits for whole lines, and sees a new file", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    const read = createLogPages();
    const none = { from: 0, total: 0, lines: [] };
    assert.deepEqual(await read(path, { from: 0, count: 10 }), none);
    await Deno.writeTextFile(path, "one\nhalf");
    assert.deepEqual((await read(path, { from: 0, count: 10 })).lines, ["one"]);
    await Deno.writeTextFile(path, " a line\nthree\n", { append: true });
    const page = await read(path, { from: 1, count: 10 });
    assert.deepEqual(page, { from: 1, total: 3, lines: ["half a line", "three"] });
    await Deno.rename(path, `${path}.1`);
    await Deno.writeTextFile(path, "turned over, and longer than before\n");
    const over = await read(path, { from: 2, count: 10 });
    assert.deepEqual([over.total, over.lines], [1, []]);
  });
});

Deno.test("createLogPages() counts every line once, however many read at the same time", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    await Deno.writeTextFile(path, numbered(0, 5000));
    const read = createLogPages();
    const first = await Promise.all([1, 2, 3, 4].map(() => read(path, { from: 4000, count: 1 })));
    await Deno.writeTextFile(path, numbered(5000, 5000), { append: true });
    const later = await Promise.all([1, 2, 3, 4].map(() => read(path, { from: 9000, count: 1 })));
    assert.deepEqual(
      first.map(({ total, lines }) => [total, lines]),
      Array(4).fill([5000, ["line 4000 ü"]]),
    );
    assert.deepEqual(
      later.map(({ total, lines }) => [total, lines]),
      Array(4).fill([10_000, ["line 9000 ü"]]),
    );
  });
});
