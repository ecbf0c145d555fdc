import assert from "node:assert/strict";
import { join } from "node:path";
import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { createAccess } from "@/core/access/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { createProjects } from "./mod.ts";

async function emptyProjects() {
  const storage = await openMemoryStorage();
  const clock = createTestClock();
  const folder = await Deno.makeTempDir();
  const purged: ProjectId[] = [];
  const ended: ProjectId[] = [];
  const part = {
    count: () => Promise.resolve({ documents: 3 }),
    purge: (id: ProjectId) => Promise.resolve(void purged.push(id)),
    end: (id: ProjectId) => Promise.resolve(void ended.push(id)),
  };
  const ownerId: PersonId = (await createAccess({
    db: storage.db,
    clock,
    dataFolder: folder,
  })).ownerId;
  return {
    ...createProjects({ db: storage.db, clock, folder, parts: [part] }),
    ownerId,
    clock,
    folder,
    purged,
    ended,
    async [Symbol.asyncDispose]() {
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("create() and list() show a person's projects, newest first", async () => {
  await using projects = await emptyProjects();
  const first = await projects.create(projects.ownerId, "Chemie");
  const second = await projects.create(projects.ownerId, "Physik");
  const names = (await projects.list(projects.ownerId)).map((project) => project.id);
  assert.deepEqual(names, [second.id, first.id]);
  assert.deepEqual(await projects.list("other" as PersonId), []);
});

Deno.test("change() renames, archives and leaves the rest", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  await projects.change(id, { systemPrompt: "Short." });
  const changed = await projects.change(id, { name: "Chemie 9b", archived: true });
  assert.deepEqual([changed.name, changed.systemPrompt], ["Chemie 9b", "Short."]);
  assert.deepEqual(await projects.list(projects.ownerId), []);
  assert.equal((await projects.list(projects.ownerId, { archived: true })).length, 1);
});

Deno.test("contents() says what would be lost", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  const path = await projects.folderOf(id);
  await Deno.writeTextFile(join(path, "documents", "a"), "12345");
  assert.deepEqual(await projects.contents(id), { documents: 3, bytes: 5 });
});

Deno.test("remove() hides, restore() brings back", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  await projects.remove(id);
  await assert.rejects(projects.get(id), { code: "project_not_found" });
  assert.equal((await projects.restore(id)).name, "Chemie");
});

Deno.test("remove() ends what is under way, and folderOf() makes no folder any more", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  await projects.remove(id);
  assert.deepEqual(projects.ended, [id]);
  await assert.rejects(projects.folderOf(id), { code: "project_not_found" });
  await assert.rejects(Deno.stat(join(projects.folder, "projects")), Deno.errors.NotFound);
});

Deno.test("listDeleted() shows what can be brought back, and until when", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  await projects.create(projects.ownerId, "Physik");
  await projects.remove(id);
  assert.deepEqual(await projects.listDeleted(projects.ownerId), [{
    id,
    name: "Chemie",
    deletedAt: "2026-01-01T00:00:00.000Z",
    until: "2026-01-08T00:00:00.000Z",
  }]);
  await projects.restore(id);
  assert.deepEqual(await projects.listDeleted(projects.ownerId), []);
});

Deno.test("purgeDeleted() removes for good only after the time for undo", async () => {
  await using projects = await emptyProjects();
  const { id } = await projects.create(projects.ownerId, "Chemie");
  const path = await projects.folderOf(id);
  await projects.remove(id);
  await projects.purgeDeleted();
  assert.deepEqual(projects.purged, []);
  projects.clock.advance(8 * 24 * 60 * 60 * 1000);
  await projects.purgeDeleted();
  assert.deepEqual(projects.purged, [id]);
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  await assert.rejects(projects.restore(id), { code: "project_not_found" });
});

Deno.test("purgeDeleted() of all removes what could still be brought back, and no other", async () => {
  await using projects = await emptyProjects();
  const kept = await projects.create(projects.ownerId, "Physik");
  const { id } = await projects.create(projects.ownerId, "Chemie");
  await Deno.writeTextFile(join(await projects.folderOf(id), "documents", "a"), "12345");
  await projects.remove(id);
  assert.equal(await projects.deletedBytes(), 5);
  await projects.purgeDeleted({ all: true });
  assert.deepEqual([projects.purged, await projects.deletedBytes()], [[id], 0]);
  assert.equal((await projects.get(kept.id)).name, "Physik");
});
