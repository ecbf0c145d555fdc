import assert from "node:assert/strict";
import { createRuntime } from "@/core/system/mod.ts";
import type { Client } from "./client.ts";
import { UsageError } from "./command.ts";
import { namedProject } from "./project_option.ts";

const runtime = createRuntime();

function refusalWith(names: readonly string[]) {
  const projects = names.map((name) => ({ id: `id of ${name}`, name }));
  const client = { call: () => Promise.resolve({ projects }) } as unknown as Client;
  const input = { values: { project: "Hause", data: "/data" }, positionals: [] };
  return namedProject(client, input, { runtime }).then(() => null, (error: unknown) => {
    assert.ok(error instanceof UsageError);
    return error.words;
  });
}

Deno.test("a project that is not there is answered with the folder and the projects that are", async () => {
  const words = await refusalWith(["Haus", "Garten"]);
  assert.match(words!.en, /"Hause" in the data folder .*data\.\nIts projects: Haus, Garten$/);
  assert.match(words!.de, /„Hause“ im Datenordner .*data\.\nSeine Projekte: Haus, Garten$/);
  assert.match((await refusalWith([]))!.de, /Er hat noch keine Projekte\.$/);
  const many = await refusalWith(Array.from({ length: 99 }, (_, at) => `P${at}`));
  assert.match(many!.en, /P19, …$/);
  assert.equal(await refusalWith(["Hause"]), null);
});
