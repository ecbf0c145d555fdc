import assert from "node:assert/strict";
import { deviceTest, ggmlTest } from "../testing/installed.ts";
import { openDevice, readFloats, write } from "./backend.ts";
import { diagnose } from "./diagnosis.ts";
import { createWorker } from "./graph.ts";
import { operationsIn } from "./operations.ts";
import { proveDevice } from "./proof.ts";
import { elementType } from "./types.ts";

ggmlTest("a library without graphics devices passes", async (library) => {
  assert.deepEqual(await diagnose(library, []), { library: "0.23.0", failure: null, devices: [] });
});

ggmlTest("a library of another version fails, and says why", async (library) => {
  const { failure, devices } = await diagnose({ ...library, version: "0.99.0" }, []);
  assert.match(failure ?? "", /version 0\.99\.0/);
  assert.deepEqual(devices, []);
});

deviceTest("the device passes the proof", (_, device) => proveDevice(device));

deviceTest(
  "a device's diagnosis names it, its memory and what it lacks",
  async (library, device) => {
    const { devices: [found] } = await diagnose(library, [device]);
    assert.ok(found);
    assert.equal(found.failure, null);
    assert.notEqual(found.name, "");
    assert.ok(found.memory.free <= found.memory.total && found.memory.free > 0);
    // All that graphs here are made of; a device that has less is still computed with.
    assert.deepEqual(found.onProcessor, []);
  },
);

deviceTest("a device sums up all numbers of a large adapter", async (library, device) => {
  const length = 3_000_000;
  using backend = openDevice(device, 1);
  using worker = createWorker(backend);
  using run = await worker.run(16, (graph) => {
    const o = operationsIn(graph.context);
    const numbers = o.input(elementType.f32, [length]);
    const sum = o.output(o.squareSum(numbers));
    graph.add(sum);
    return { numbers, sum };
  }, ({ numbers }) => write(library, numbers, new Float32Array(length).fill(1)));
  assert.equal(readFloats(library, run.built.sum)[0], length);
});
