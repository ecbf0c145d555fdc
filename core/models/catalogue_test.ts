import assert from "node:assert/strict";
import { join } from "node:path";
import { createAccess } from "@/core/access/mod.ts";
import { baseModelSchema, type PersonId } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { createCatalogue, starterId } from "./catalogue.ts";
import { smallGguf } from "./gguf/testing/small_gguf.ts";
import { weightsPath } from "./ollama_models.ts";

/** What a made-up Ollama answers, by path; a function is called with the request's body. */
type Answers = Record<string, unknown | ((body: { model: string }) => unknown)>;

async function withCatalogue(
  work: (
    catalogue: ReturnType<typeof createCatalogue>,
    place: { folder: string; ownerId: PersonId; setAnswers: (answers: Answers) => void },
  ) => Promise<void>,
): Promise<void> {
  await using storage = await openMemory();
  const folder = await Deno.realPath(await Deno.makeTempDir());
  let answers: Answers = {};
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const answer = answers[new URL(request.url).pathname];
    if (answer === undefined) return new Response("not found", { status: 404 });
    return Response.json(typeof answer === "function" ? answer(await request.json()) : answer);
  });
  const { db } = storage;
  const clock = createTestClock();
  const { ownerId } = await createAccess({ db, clock, dataFolder: folder });
  const starterPath = () => Promise.resolve(isThere(join(folder, "starter.gguf")));
  const address = `http://127.0.0.1:${server.addr.port}`;
  try {
    const catalogue = createCatalogue({
      db,
      clock,
      fetch,
      ollamaAddress: () => address,
      starterPath,
      uploadsFolder: join(folder, "added"),
    });
    await work(catalogue, { folder, ownerId, setAnswers: (next) => answers = next });
  } finally {
    await server.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
}

async function openMemory() {
  const storage = await openMemoryStorage();
  return { db: storage.db, [Symbol.asyncDispose]: () => storage.close() };
}

function isThere(path: string): string | null {
  try {
    Deno.statSync(path);
    return path;
  } catch {
    return null;
  }
}

Deno.test("list() shows the starter model before and after it is installed", () =>
  withCatalogue(async (catalogue, { folder }) => {
    const [before, ...others] = await catalogue.list();
    assert.deepEqual(others, []);
    assert.deepEqual([before?.id, before?.state, before?.path, before?.canChat], [
      starterId,
      "not_installed",
      null,
      false,
    ]);
    assert.deepEqual([before?.licence, before?.languages], ["apache-2.0", ["en"]]);
    await Deno.writeFile(join(folder, "starter.gguf"), smallGguf());
    const after = await catalogue.get(starterId);
    baseModelSchema.parse(after);
    assert.deepEqual([after.state, after.canChat, after.trainable.possible], ["ready", true, true]);
    assert.equal(after.name, "SmolLM2 135M Instruct");
  }));

Deno.test("register() adds a GGUF by its content, once, and forget() takes it out", () =>
  withCatalogue(async (catalogue, { folder, ownerId }) => {
    const path = join(folder, "any-name.bin");
    await Deno.writeFile(path, smallGguf({ pre: "unheard-of" }));
    const added = await catalogue.register(ownerId, { path });
    assert.deepEqual([added.source, added.name, added.path], ["file", "Small", path]);
    assert.deepEqual(added.trainable, { possible: true, engines: ["native"], isProven: false });
    assert.equal(added.canChat, true);
    assert.equal(await catalogue.ownerOf(added.id), ownerId);
    await assert.rejects(catalogue.register(ownerId, { path }), {
      code: "model_registered_already",
    });
    assert.equal((await catalogue.list()).length, 2);
    await catalogue.forget(added.id);
    assert.equal((await catalogue.list()).length, 1);
    assert.ok(isThere(path), "the file stays");
    await assert.rejects(catalogue.get(added.id), { code: "base_model_not_found" });
    await assert.rejects(catalogue.forget(added.id), { code: "base_model_not_found" });
    await catalogue.register(ownerId, { path, name: "Again" });
  }));

Deno.test("register() refuses what is no model", () =>
  withCatalogue(async (catalogue, { folder, ownerId }) => {
    await Deno.writeTextFile(join(folder, "notes.gguf"), "just text");
    await Deno.mkdir(join(folder, "empty"));
    const refused = {
      [join(folder, "notes.gguf")]: "gguf_unreadable",
      [join(folder, "empty")]: "safetensors_unreadable",
      [join(folder, "absent.gguf")]: "model_missing",
      "relative.gguf": "model_path_unusable",
      [`${folder}/nul\0.gguf`]: "model_path_unusable",
    };
    for (const [path, code] of Object.entries(refused)) {
      await assert.rejects(catalogue.register(ownerId, { path }), { code }, path);
    }
    assert.equal((await catalogue.list()).length, 1);
  }));

Deno.test("list() keeps models whose file is gone or was damaged, and says so", () =>
  withCatalogue(async (catalogue, { folder, ownerId }) => {
    const path = join(folder, "model.gguf");
    await Deno.writeFile(path, smallGguf());
    const { id } = await catalogue.register(ownerId, { path });
    await Deno.writeTextFile(path, "damaged");
    const damaged = await catalogue.get(id);
    assert.deepEqual([damaged.state, damaged.canChat], ["unreadable", false]);
    assert.match(damaged.detail ?? "", /GGUF/);
    await Deno.remove(path);
    const gone = await catalogue.get(id);
    assert.deepEqual([gone.state, gone.trainable.possible], ["missing", false]);
  }));

const digest = "0".repeat(64);

function ollamaAnswers(modelfile: string): Answers {
  const details = { family: "llama", parameter_size: "3.2B", quantization_level: "Q4_K_M" };
  return {
    "/api/version": { version: "0.12.3" },
    "/api/tags": { models: [{ name: "llama3.2:3b", size: 2e9, digest, details }] },
    "/api/show": ({ model }: { model: string }) => ({
      modelfile,
      license: `\nLICENCE of ${model}\nmore text`,
      template: "{{ .Prompt }}",
      details,
      model_info: {
        "general.architecture": "llama",
        "general.parameter_count": 3212749888,
        "llama.context_length": 131072,
      },
      capabilities: ["completion"],
    }),
  };
}

Deno.test("refresh() reports Ollama, and list() shows what it has", () =>
  withCatalogue(async (catalogue, { setAnswers }) => {
    assert.deepEqual(await catalogue.refresh(), { reachable: false, reason: "bad_answer" });
    setAnswers(ollamaAnswers("FROM llama3.2:3b\n"));
    assert.deepEqual(await catalogue.refresh(), {
      reachable: true,
      version: "0.12.3",
      models: 1,
    });
    const [, model] = await catalogue.list();
    baseModelSchema.parse(model);
    assert.deepEqual([model?.id, model?.source, model?.path], [
      "ollama:llama3.2:3b",
      "ollama",
      null,
    ]);
    assert.deepEqual([model?.licence, model?.parameters, model?.contextTokens], [
      "LICENCE of llama3.2:3b",
      3212749888,
      131072,
    ]);
    assert.deepEqual([model?.canChat, model?.trainable], [
      true,
      { possible: false, reason: "no_local_file", params: {} },
    ]);
    assert.equal((await catalogue.get("ollama:llama3.2:3b")).name, "llama3.2:3b");
    await assert.rejects(catalogue.get("ollama:other"), { code: "base_model_not_found" });
  }));

Deno.test("list() looks into the file of one of Ollama's models where it can", () =>
  withCatalogue(async (catalogue, { folder, setAnswers }) => {
    const blob = join(folder, `sha256-${digest}`);
    await Deno.writeFile(blob, smallGguf());
    setAnswers(ollamaAnswers(`# Modelfile\nFROM ${blob}\nTEMPLATE "x"\n`));
    await catalogue.refresh();
    const [, model] = await catalogue.list();
    assert.deepEqual([model?.path, model?.trainable.possible], [blob, true]);
  }));

Deno.test("refresh() tells that Ollama does not run", () =>
  withCatalogue(async (_, { folder, ownerId }) => {
    await using storage = await openMemory();
    assert.ok(folder && ownerId);
    const catalogue = createCatalogue({
      db: storage.db,
      clock: createTestClock(),
      fetch: () => Promise.reject(new TypeError("connection refused")),
      ollamaAddress: () => "http://127.0.0.1:9",
      starterPath: () => Promise.resolve(null),
      uploadsFolder: join(folder, "added"),
    });
    assert.deepEqual(await catalogue.refresh(), { reachable: false, reason: "unreachable" });
    assert.equal((await catalogue.list()).length, 1);
  }));

Deno.test("weightsPath() believes in Ollama's own blobs only", () => {
  const blob = `/usr/share/ollama/.ollama/models/blobs/sha256-${"a".repeat(64)}`;
  assert.equal(weightsPath(`FROM ${blob}\nPARAMETER x 1`), blob);
  for (const from of ["/etc/passwd", "llama3", `../sha256-${"a".repeat(64)}`, "/x/sha256-short"]) {
    assert.equal(weightsPath(`FROM ${from}\n`), null);
  }
});
