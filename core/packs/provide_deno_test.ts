import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { provideDeno } from "./provide_deno.ts";
import { sources } from "./sources.ts";
import { fakeTools } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { makeWheel } from "./testing/make_wheel.ts";
import { recordingWork } from "./testing/pack_work.ts";
import type { WheelDeps } from "./wheel.ts";

const wheel = await makeWheel({
  "deno-2.9.6.data/scripts/deno": "program",
  "deno-2.9.6.dist-info/licenses/LICENSE": "licence",
});

/** A folder of engines, and beside it one with the wheel. */
async function withFolders(
  work: (deps: WheelDeps, wheelFolder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (root) => {
    const [enginesFolder, wheels] = [join(root, "engines"), join(root, "wheels")];
    await Deno.mkdir(wheels);
    await Deno.writeFile(join(wheels, "deno-2.9.6-py3-none-manylinux_2_27_x86_64.whl"), wheel);
    const computer = { os: "linux", arch: "x86_64", home: root } as const;
    const { run } = fakeTools(() => null);
    await work({ ...computer, run, enginesFolder, fetch, index: null }, wheels);
  });
}

Deno.test("provideDeno() puts the program where the runtime looks, over half a one", () =>
  withFolders(async (deps, wheels) => {
    const { enginesFolder } = deps;
    await Deno.mkdir(join(enginesFolder, "deno.part"), { recursive: true });
    const source = { ...sources.deno, sha256: [await sha256Hex(wheel)] };
    const path = await provideDeno(deps, recordingWork(wheels), source);
    assert.equal(path, join(enginesFolder, "deno", "deno"));
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o755);
    const names = [...Deno.readDirSync(enginesFolder)].map(({ name }) => name);
    assert.deepEqual(names, ["deno"]);
    assert.equal(await Deno.readTextFile(join(enginesFolder, "deno", "LICENSE")), "licence");
    const inside = [...Deno.readDirSync(join(enginesFolder, "deno"))].map(({ name }) => name);
    assert.deepEqual(inside.sort(), ["LICENSE", "deno"]);
  }));

Deno.test("provideDeno() refuses a program that is not the expected one", () =>
  withFolders(async (deps, wheels) => {
    await assert.rejects(
      provideDeno(deps, recordingWork(wheels)),
      (error) => error instanceof AppError && error.code === "pack_damaged",
    );
  }));
