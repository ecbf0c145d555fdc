import assert from "node:assert/strict";
import { type SilenceWatch, watchSilence } from "./silence_watch.ts";

/** Resolves when a watch of the usual length that gets no sign is over. */
function silence(): { watch: SilenceWatch; over: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { watch: watchSilence(24, resolve), over: promise };
}

Deno.test("watchSilence() calls once when no sign came, and is over then", async () => {
  const { watch, over } = silence();
  assert.equal(watch.isOver(), false);
  await over;
  assert.equal(watch.isOver(), true);
  watch.sign();
  assert.equal(watch.isOver(), true);
});

Deno.test("watchSilence() counts nothing while it is held or stopped, and goes on with a sign", async () => {
  const held = silence();
  held.watch.hold();
  const stopped = silence();
  stopped.watch.stop();
  await silence().over;
  await silence().over;
  assert.deepEqual([held.watch.isOver(), stopped.watch.isOver()], [false, false]);
  held.watch.sign();
  await held.over;
});
