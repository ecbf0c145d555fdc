import assert from "node:assert/strict";
import type { Job, JobId, PersonId } from "@/core/contract/mod.ts";
import { createPacks, type PackJobs } from "./packs.ts";
import { inFolder } from "./testing/in_folder.ts";
import { tinyPack } from "./testing/tiny_pack.ts";

const person = "00000000-0000-7000-8000-000000000001" as PersonId;

function jobsInMemory(): PackJobs {
  const jobs: Job[] = [];
  return {
    list: () => Promise.resolve(jobs),
    enqueue({ kind, ownerId, projectId, params }) {
      const job: Job = {
        id: `job ${jobs.length}` as JobId,
        kind,
        ownerId,
        projectId,
        state: "queued",
        params,
        result: null,
        error: null,
        progress: null,
        attempt: 0,
        createdAt: "",
        startedAt: null,
        finishedAt: null,
      };
      jobs.push(job);
      return Promise.resolve(job);
    },
  };
}

const optional = () => Promise.resolve([]);

Deno.test("install() starts one installation, however often it is asked for", async () => {
  await inFolder(async (root) => {
    const packs = createPacks({ definitions: [tinyPack(root)], jobs: jobsInMemory(), optional });
    const request = { pack: "starter-model" as const, again: false };
    const started = await Promise.all([1, 2, 3].map(() => packs.install(person, request)));
    assert.deepEqual(started.map(({ id }) => id), ["job 0", "job 0", "job 0"]);
    assert.deepEqual((await packs.list()).map(({ state }) => state), ["installing"]);
  });
});
