import assert from "node:assert/strict";
import { join } from "node:path";
import { createSpawner } from "@/core/system/mod.ts";
import { unless } from "@/core/system/testing.ts";
import { createOllamaHandover } from "./mod.ts";

const missing = Deno.build.os === "windows" ? "the pretended Ollama is a shell script" : null;

/** A folder with a program named `ollama` that notes how it was called. */
async function pretendedOllama(script: string) {
  const folder = await Deno.makeTempDir();
  const program = join(folder, "ollama");
  await Deno.writeTextFile(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const spawner = createSpawner({
    environment: () => ({ PATH: `${folder}:/usr/bin:/bin` }),
    registry: null,
  });
  return { folder, spawner, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}

const url = () => Promise.resolve("http://127.0.0.1:11434");
const isReachable = () => Promise.resolve(true);

Deno.test({
  ...unless(missing, "createOllamaHandover() calls ollama with arguments, in the export's folder"),
  async fn() {
    await using ollama = await pretendedOllama(
      'printf "%s\\n" "$PWD" "$OLLAMA_HOST" "$@" > "${0%/*}/called"',
    );
    const create = createOllamaHandover({ spawner: ollama.spawner, isReachable, url });
    const folder = await Deno.makeTempDir();
    const { signal } = new AbortController();
    const outcome = await create({
      folder,
      modelfile: "Modelfile-q8_0",
      name: "lernwerk-a",
      signal,
    });
    assert.deepEqual(outcome, { outcome: "done", name: "lernwerk-a" });
    const called = (await Deno.readTextFile(join(ollama.folder, "called"))).trim().split("\n");
    assert.deepEqual(called, [
      await Deno.realPath(folder),
      "http://127.0.0.1:11434",
      "create",
      "-f",
      "Modelfile-q8_0",
      "--",
      "lernwerk-a",
    ]);
    await Deno.remove(folder);
  },
});

Deno.test({
  ...unless(missing, "createOllamaHandover() says what Ollama said when it refuses"),
  async fn() {
    await using ollama = await pretendedOllama('echo "Error: no space left" >&2; exit 1');
    const create = createOllamaHandover({ spawner: ollama.spawner, isReachable, url });
    const { signal } = new AbortController();
    assert.deepEqual(
      await create({ folder: ollama.folder, modelfile: "Modelfile", name: "a", signal }),
      { outcome: "failed", detail: "Error: no space left" },
    );
  },
});

Deno.test("createOllamaHandover() takes no program and no answer for no Ollama", async () => {
  const spawner = createSpawner({
    environment: () => ({ PATH: "/nowhere" }),
    registry: null,
  });
  const { signal } = new AbortController();
  const request = { folder: "/", modelfile: "Modelfile", name: "a", signal };
  const absent = { outcome: "absent" };
  const isDown = () => Promise.resolve(false);
  const silent = createOllamaHandover({ spawner, isReachable: isDown, url });
  assert.deepEqual(await silent(request), absent);
  assert.deepEqual(await createOllamaHandover({ spawner, isReachable, url })(request), absent);
});
