import assert from "node:assert/strict";
import { join } from "node:path";
import { inFolder } from "./testing/in_folder.ts";
import { makeWheel } from "./testing/make_wheel.ts";
import { unpackWheel } from "./unpack_wheel.ts";

const { signal } = new AbortController();

/** Unpacks `a` from an archive in a folder; answers all names that are there afterwards. */
async function unpacked(archive: Uint8Array<ArrayBuffer>): Promise<string[]> {
  return await inFolder(async (root) => {
    const folder = join(root, "inner");
    await Deno.mkdir(folder);
    await Deno.writeFile(join(folder, "some.whl"), archive);
    const options = { members: { a: join(folder, "taken") }, signal };
    const error = await unpackWheel(join(folder, "some.whl"), options)
      .then(() => null, (error) => error);
    const names = [...Deno.readDirSync(root), ...Deno.readDirSync(folder)].map(({ name }) => name);
    if (error) assert.deepEqual([error.code, error.params], ["pack_damaged", { file: "some.whl" }]);
    return [...names.sort(), error ? "error" : ""];
  });
}

Deno.test("unpackWheel() writes nothing but what is asked for, whatever names there are", async () => {
  const plain = await unpacked(await makeWheel({ a: "1", b: "2" }));
  assert.deepEqual(plain, ["inner", "some.whl", "taken", ""]);
  for (const name of ["../evil", "/tmp/lernwerk-evil", "x/../../evil", "..\\evil"]) {
    const names = await unpacked(await makeWheel({ [name]: "1", a: "2" }));
    assert.ok(names.every((entry) => ["inner", "some.whl", "taken", "", "error"].includes(entry)));
  }
  assert.equal(await Deno.stat("/tmp/lernwerk-evil").catch(() => null), null);
});

Deno.test("unpackWheel() says when a file is not in it, or when it is no archive", async () => {
  assert.equal((await unpacked(await makeWheel({ b: "2" }))).at(-1), "error");
  assert.equal((await unpacked(new TextEncoder().encode("no archive"))).at(-1), "error");
});
