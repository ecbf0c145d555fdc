import assert from "node:assert/strict";
import { join } from "node:path";
import { composeServer, type Services } from "@/compose.ts";
import type { FolderId } from "@/core/contract/mod.ts";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { createRuntime } from "@/core/system/mod.ts";

/** The real services over an empty folder; engines lie in it, or elsewhere. */
async function withServices(
  work: (services: Services, folder: string) => Promise<void>,
  enginesFolder?: string,
): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const engines = enginesFolder ?? join(folder, "engines");
  const runtime = { ...createRuntime(), enginesFolder: () => engines };
  const services = await composeServer({ runtime, dataFolder: folder, logLine: () => {} });
  try {
    await work(services, folder);
  } finally {
    await services.close();
    await Deno.remove(folder, { recursive: true });
  }
}

async function write(path: string, bytes: number): Promise<void> {
  await Deno.mkdir(join(path, ".."), { recursive: true });
  await Deno.writeFile(path, new Uint8Array(bytes));
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

async function stateOf({ folders }: Services, id: FolderId) {
  return (await folders.measured({ fresh: true })).find((folder) => folder.id === id);
}

Deno.test("folders: engines in use stay, older ones and broken-off installations go", () =>
  withServices(async (services, folder) => {
    const engines = join(folder, "engines");
    const { folder: current } = services.installed.definitions.find(({ id }) =>
      id === "inference"
    )!;
    await write(join(current, "main.ts"), 10);
    await write(join(engines, "llama-cpp-1.0.0-linux-x64", "main.ts"), 100);
    await write(join(engines, ".trainer-python.new-0123abcd", "x"), 1000);
    await write(join(engines, "trainer-python", "x"), 10_000);
    assert.equal((await stateOf(services, "engines"))?.cleanableBytes, 1100);
    assert.equal((await services.folders.clean("engines")).freedBytes, 1100);
    assert.ok(await isThere(join(current, "main.ts")));
    assert.ok(await isThere(join(engines, "trainer-python", "x")));
  }));

Deno.test("folders: converted models go, models stay, and what is shared is left alone", async () => {
  await withServices(async (services, folder) => {
    await write(join(folder, "models", "converted", "a", "w"), 500);
    await write(join(folder, "models", "starter", "m.gguf"), 50);
    assert.equal((await stateOf(services, "models"))?.bytes, 50);
    await services.folders.clean("converted");
    assert.equal((await stateOf(services, "converted"))?.bytes, 0);
    assert.ok(await isThere(join(folder, "models", "starter", "m.gguf")));
  });
  const shared = await Deno.makeTempDir();
  await withServices(async (services) => {
    assert.equal((await stateOf(services, "converted"))?.cleanableBytes, null);
    await assert.rejects(services.folders.clean("converted"), { code: "not_found" });
  }, join(shared, "engines"));
  await Deno.remove(shared, { recursive: true });
});

Deno.test("folders: the trash holds deleted projects, documents and models, and nothing else", () =>
  withServices(async (services) => {
    const { access: { ownerId }, projects, documents, models } = services;
    const gone = await projects.create(ownerId, "Gone");
    const kept = await projects.create(ownerId, "Kept");
    const add = async (projectId: typeof kept.id, text: string) =>
      (await documents.add({
        ownerId,
        projectId,
        name: "a.txt",
        stream: ReadableStream.from([new TextEncoder().encode(text)]),
        limitBytes: 1000,
      })).document.id;
    await add(gone.id, "in the deleted project");
    const removed = await add(kept.id, "removed");
    const stays = await add(kept.id, "stays here");
    await documents.remove(removed);
    await projects.remove(gone.id);
    const receiving = { limitBytes: 1e6, announcedBytes: 0, free: () => Promise.resolve(1e12) };
    const stream = () => ReadableStream.from([smallGguf()]);
    const upload = () =>
      models.upload(
        ownerId,
        receiving,
        (onFile) => onFile({ fileName: "m.gguf", stream: stream() }),
      );
    const [model, other] = [await upload(), await upload()];
    await models.forget(model.id);

    const bytes = "in the deleted project".length + "removed".length + smallGguf().length;
    assert.equal((await stateOf(services, "trash"))?.cleanableBytes, bytes);
    await services.folders.clean("trash");
    assert.equal((await stateOf(services, "trash"))?.bytes, 0);
    await assert.rejects(projects.restore(gone.id), { code: "project_not_found" });
    await assert.rejects(documents.restore(removed), { code: "document_not_found" });
    assert.equal((await documents.get(stays)).name, "a.txt");
    assert.equal((await models.get(other.id)).state, "ready");
  }));

Deno.test("folders: nothing that work may need is cleaned while a job waits or runs", () =>
  withServices(async (services, folder) => {
    const { access: { ownerId }, projects, jobs } = services;
    await write(join(folder, "models", "converted", "a", "w"), 500);
    const { id: projectId } = await projects.create(ownerId, "Boats");
    await jobs.enqueue({
      kind: "documents.process",
      ownerId,
      projectId,
      params: { projectId, chunkTokens: 100, chunkOverlap: 10 },
    });
    await assert.rejects(services.folders.clean("converted"), { code: "folder_in_use" });
    assert.equal((await stateOf(services, "converted"))?.bytes, 500);
    assert.equal((await services.folders.clean("logs")).freedBytes, 0);
  }));
