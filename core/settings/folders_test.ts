import assert from "node:assert/strict";
import { createTestClock } from "@/core/system/mod.ts";
import { createFolders, type FolderPlace } from "./folders.ts";

/** A place that holds so many bytes, of which a part can go. */
function place(rest: Partial<FolderPlace> = {}) {
  const held = { bytes: 100, measured: 0 };
  const made: FolderPlace = {
    id: "logs",
    path: "/logs",
    needsRest: false,
    measure() {
      held.measured++;
      return Promise.resolve({ bytes: held.bytes, cleanableBytes: held.bytes - 40 });
    },
    clean: () => Promise.resolve(void (held.bytes = 40)),
    ...rest,
  };
  return { held, place: made };
}

function folders(places: FolderPlace[], isResting = true) {
  const clock = createTestClock();
  const made = createFolders({ places, clock, isResting: () => Promise.resolve(isResting) });
  return { ...made, clock };
}

Deno.test("known() keeps nobody waiting and measures once in a while", async () => {
  const { held, place: logs } = place();
  const { known, measured, clock } = folders([logs]);
  assert.deepEqual(known().map(({ bytes, measuredAt }) => [bytes, measuredAt]), [[null, null]]);
  assert.deepEqual((await measured()).map(({ bytes }) => bytes), [100]);
  known();
  assert.equal(held.measured, 1);
  clock.advance(61_000);
  held.bytes = 70;
  assert.deepEqual(known().map(({ bytes }) => bytes), [100]);
  assert.deepEqual((await measured()).map(({ bytes }) => bytes), [70]);
});

Deno.test("clean() says what it freed, and what is left", async () => {
  const { place: logs } = place();
  const { clean } = folders([logs]);
  const { freedBytes, folder } = await clean("logs");
  assert.deepEqual([freedBytes, folder.bytes, folder.cleanableBytes], [60, 40, 0]);
});

Deno.test("clean() leaves alone what work under way may need", async () => {
  const { held, place: converted } = place({ id: "converted", needsRest: true });
  const { clean } = folders([converted], false);
  await assert.rejects(clean("converted"), { code: "folder_in_use" });
  assert.equal(held.bytes, 100);
});

Deno.test("clean() refuses what cannot be cleaned", async () => {
  const { id, path, needsRest, measure } = place({ id: "projects" }).place;
  const { clean, measured } = folders([{ id, path, needsRest, measure }]);
  await assert.rejects(clean("projects"), { code: "not_found" });
  assert.equal((await measured())[0]?.cleanableBytes, null);
});

Deno.test("measured() tells when a place cannot be measured, known() goes on", async () => {
  const failing = place({ measure: () => Promise.reject(new Error("no disk")) }).place;
  const { known, measured } = folders([failing]);
  assert.equal(known()[0]?.bytes, null);
  await assert.rejects(measured(), /no disk/);
});
