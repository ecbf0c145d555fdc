import assert from "node:assert/strict";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { testUnless } from "./testing.ts";
import { createRuntime, type RuntimeHost } from "./runtime.ts";
import config from "@/deno.json" with { type: "json" };

function fakeHost(changes: Partial<RuntimeHost> = {}): RuntimeHost {
  return {
    execPath: "/opt/deno",
    standalone: false,
    moduleUrl: "file:///repo/core/system/runtime.ts",
    os: "linux",
    env: () => ({ HOME: "/home/ada" }),
    isTerminal: () => false,
    exists: () => false,
    ...changes,
  };
}

const binary = {
  execPath: "/opt/lernwerk",
  standalone: true,
  moduleUrl: "file:///tmp/deno-compile-lernwerk/app/main.js",
} satisfies Partial<RuntimeHost>;

const portable = { moduleUrl: "file:///usb/app/chunk-AB12.js" } satisfies Partial<RuntimeHost>;

async function withFolder(use: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("createRuntime() tells source, portable files and binary apart", () => {
  assert.equal(createRuntime(fakeHost()).mode, "source");
  assert.equal(createRuntime(fakeHost(portable)).mode, "portable");
  assert.equal(createRuntime(fakeHost(binary)).mode, "binary");
  assert.equal(createRuntime().mode, "source");
  assert.equal(createRuntime().version, config.version);
});

Deno.test("selfCommand() starts the source with the named permissions only", () => {
  const command = createRuntime(fakeHost()).selfCommand(["read", "a.pdf"], {
    permissions: { read: ["/in", "/tmp"], env: "all", write: [] },
  });
  assert.deepEqual(command, {
    command: "/opt/deno",
    args: [
      ...["run", "--no-prompt", "--cached-only", "--allow-read=/in,/tmp", "--allow-env"],
      ...["--config", "/repo/deno.json", "/repo/main.ts", "read", "a.pdf"],
    ],
    env: {},
  });
});

Deno.test("selfCommand() starts the bundle with its own configuration", () => {
  const command = createRuntime(fakeHost(portable)).selfCommand(["serve"]);
  assert.deepEqual(command.args, [
    ...["run", "--no-prompt", "--cached-only", "--config", "/usb/app/deno.json"],
    ...["/usb/app/main.js", "serve"],
  ]);
});

Deno.test("selfCommand() starts the binary itself", () => {
  const command = createRuntime(fakeHost(binary)).selfCommand(["serve"], {
    permissions: { read: "all" },
  });
  assert.deepEqual(command, { command: "/opt/lernwerk", args: ["serve"], env: {} });
});

/** Holds one megabyte more each time, up to 2,000, where the argument says. */
const hog = `
const kept = [];
const grow = {
  heap: () => kept.push(Array.from({ length: 131072 }, (_, index) => index + 0.5)),
  buffers: () => kept.push(new Uint8Array(1048576).fill(1)),
};
for (let count = 0; count < Number(Deno.args[1]); count++) grow[Deno.args[0]]();
console.log("survived");
`;

testUnless(
  Deno.build.os === "linux" ? null : "only Linux limits the data of a process",
  "selfCommand() limits heap and buffers of the child",
  () =>
    withFolder(async (folder) => {
      await Deno.writeTextFile(join(folder, "main.js"), hog);
      await Deno.writeTextFile(join(folder, "deno.json"), "{}");
      const moduleUrl = pathToFileURL(join(folder, "main.js")).href;
      const runtime = createRuntime(fakeHost({ moduleUrl, execPath: Deno.execPath() }));
      const survives = async (...args: string[]) => {
        const { command, args: line, env } = runtime.selfCommand(args, { memoryMb: 200 });
        const { stdout } = await new Deno.Command(command, { args: line, env, stderr: "null" })
          .output();
        return new TextDecoder().decode(stdout).trim() === "survived";
      };
      for (const where of ["heap", "buffers"]) {
        assert.ok(await survives(where, "50"), where);
        assert.ok(!await survives(where, "2000"), where);
      }
    }),
);

Deno.test("selfCommand() limits at least the heap where processes have no limit", () => {
  const mac = createRuntime(fakeHost({ os: "darwin" })).selfCommand([], { memoryMb: 300.5 });
  assert.equal(mac.command, "/opt/deno");
  assert.deepEqual(mac.env, { DENO_V8_FLAGS: "--max-old-space-size=300" });
});

Deno.test("denoExecutable() is our own Deno unless we are a binary", () => {
  assert.equal(createRuntime(fakeHost()).denoExecutable("/engines"), "/opt/deno");
  assert.equal(createRuntime(fakeHost(portable)).denoExecutable("/engines"), "/opt/deno");
});

Deno.test("denoExecutable() of a binary prefers the engines folder, then PATH", () => {
  const find = (...present: string[]) =>
    createRuntime(fakeHost({
      ...binary,
      env: () => ({ PATH: "/usr/bin:/usr/local/bin" }),
      exists: (path) => present.includes(path),
    })).denoExecutable("/engines");
  assert.equal(find("/engines/deno/deno", "/usr/bin/deno"), "/engines/deno/deno");
  assert.equal(find("/usr/local/bin/deno"), "/usr/local/bin/deno");
  assert.equal(find(), null);
});

Deno.test("workerUrl() names the source file or the bundled one", () => {
  assert.equal(createRuntime(fakeHost()).workerUrl("job").href, "file:///repo/workers/job.ts");
  assert.equal(
    createRuntime(fakeHost(binary)).workerUrl("job").href,
    "file:///tmp/deno-compile-lernwerk/app/worker_job.js",
  );
});

Deno.test("readAsset() and listAssets() find what ships with the program", async () => {
  const runtime = createRuntime();
  const text = new TextDecoder().decode(await runtime.readAsset("deno.json"));
  assert.equal(JSON.parse(text).version, config.version);
  const files = await runtime.listAssets("core/contract");
  assert.ok(files.includes("errors/mod.ts"));
  assert.deepEqual(files, [...files].sort());
  const wasm = await runtime.readAsset("native/pdfium.wasm");
  assert.ok(WebAssembly.validate(wasm));
  const packaged = createRuntime(fakeHost(binary));
  assert.match(packaged.assetUrl("native/pdfium.wasm").pathname, /pdfium\.wasm\.bin$/);
  assert.match(packaged.assetUrl("sidecars/inference/main.ts").pathname, /main\.ts\.bin$/);
  assert.match(packaged.assetUrl("static/_app/main.js").pathname, /main\.js$/);
  await assert.rejects(runtime.readAsset("static/none"), Deno.errors.NotFound);
});

Deno.test("materialise() gives the repository's own folder from source", async () => {
  const path = await createRuntime().materialise("core/contract", "/nowhere");
  assert.ok((await Deno.stat(join(path, "mod.ts"))).isFile);
});

Deno.test("materialise() copies a packaged folder once, whole, by content", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "app/sidecars/trainer/lib"), { recursive: true });
    const file = join(folder, "app/sidecars/trainer/lib/a.py");
    await Deno.writeTextFile(file, "print(1)\n");
    await Deno.writeTextFile(join(folder, "app/sidecars/trainer/run.ts.bin"), "");
    const moduleUrl = pathToFileURL(join(folder, "app/main.js")).href;
    const runtime = createRuntime(fakeHost({ ...binary, moduleUrl }));
    const copy = () => runtime.materialise("sidecars/trainer", join(folder, "engines"));

    const several = await Promise.all([copy(), copy(), copy()]);
    assert.equal(new Set(several).size, 1);
    const first = several[0]!;
    assert.match(first, /trainer-[0-9a-f]{16}$/);
    assert.equal(await Deno.readTextFile(join(first, "lib/a.py")), "print(1)\n");
    assert.ok((await Deno.stat(join(first, "run.ts"))).isFile, "scripts get their name back");

    await Deno.writeTextFile(file, "print(2)\n");
    const second = await copy();
    assert.notEqual(second, first);
    assert.equal(await Deno.readTextFile(join(second, "lib/a.py")), "print(2)\n");
    const names = [...Deno.readDirSync(dirname(first))].map((entry) => entry.name);
    assert.equal(names.length, 2, "nothing temporary is left");
  });
});

Deno.test("layOut() copies the repository's own folder, without its tests", async () => {
  await withFolder(async (folder) => {
    const path = await createRuntime().layOut("sidecars/inference", folder);
    assert.ok((await Deno.stat(join(path, "trainer/ggml/library.ts"))).isFile);
    for (const gone of ["turns_test.ts", "trainer/testing", "node_modules"]) {
      await assert.rejects(Deno.stat(join(path, gone)), Deno.errors.NotFound);
    }
  });
});

Deno.test("layOut() removes copies that are older than a month", async () => {
  await withFolder(async (folder) => {
    const [old, recent] = ["inference-old", "inference-recent"].map((name) => join(folder, name));
    for (const path of [old!, recent!]) await Deno.mkdir(path);
    const before = new Date(Date.now() - 40 * 24 * 3600_000);
    await Deno.utime(old!, before, before);
    const made = await createRuntime().layOut("sidecars/inference", folder);
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    assert.deepEqual(names, [basename(made), "inference-recent"].sort());
  });
});

Deno.test("materialise() fails when the folder cannot be written", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "app/s"), { recursive: true });
    await Deno.writeTextFile(join(folder, "file"), "");
    const moduleUrl = pathToFileURL(join(folder, "app/main.js")).href;
    const runtime = createRuntime(fakeHost({ ...binary, moduleUrl }));
    await assert.rejects(runtime.materialise("s", join(folder, "file")));
  });
});

Deno.test("dataFolder() takes --data first, then the folder beside the program", () => {
  const has = (path: string) => (candidate: string) => candidate === path;
  const carried = createRuntime(fakeHost({ ...binary, exists: has("/opt/lernwerk-data") }));
  assert.equal(carried.dataFolder("/elsewhere"), "/elsewhere");
  assert.equal(carried.dataFolder(), "/opt/lernwerk-data");
  const source = createRuntime(fakeHost({ exists: has("/repo/lernwerk-data") }));
  assert.equal(source.dataFolder(), "/repo/lernwerk-data");
  assert.equal(createRuntime().dataFolder("here"), join(Deno.cwd(), "here"));
});

Deno.test("dataFolder() else is where the platform keeps data", () => {
  const place = (os: RuntimeHost["os"], env: Record<string, string>) =>
    createRuntime(fakeHost({ ...binary, os, env: () => env })).dataFolder();
  assert.equal(place("linux", { HOME: "/home/ada" }), "/home/ada/.local/share/lernwerk");
  assert.equal(place("linux", { HOME: "/h", XDG_DATA_HOME: "/x" }), "/x/lernwerk");
  assert.equal(place("darwin", { HOME: "/h" }), "/h/Library/Application Support/Lernwerk");
  assert.equal(place("windows", { LOCALAPPDATA: "/l" }), "/l/Lernwerk");
  assert.equal(place("linux", {}), "/opt/lernwerk-data");
});

Deno.test("enginesFolder() can be shared by LERNWERK_ENGINES", () => {
  assert.equal(createRuntime(fakeHost()).enginesFolder("/data"), "/data/engines");
  const shared = fakeHost({ env: () => ({ LERNWERK_ENGINES: "/shared" }) });
  assert.equal(createRuntime(shared).enginesFolder("/data"), "/shared");
});

Deno.test("environmentValue() takes an empty variable for an unset one", () => {
  const runtime = createRuntime(fakeHost({ env: () => ({ OLLAMA_HOST: "" }) }));
  assert.equal(runtime.environmentValue("OLLAMA_HOST"), null);
  assert.equal(runtime.environmentValue("LERNWERK_ENGINES"), null);
});

Deno.test("childEnvironment() passes programs and caches on, never keys", () => {
  const env = {
    PATH: "/bin",
    HOME: "/home/ada",
    LC_CTYPE: "de_DE.UTF-8",
    CUDA_VISIBLE_DEVICES: "0",
    OPENAI_API_KEY: "secret",
    AWS_SECRET_ACCESS_KEY: "secret",
    LERNWERK_ENGINES: "/e",
    PYTHONPATH: "/evil",
    LD_PRELOAD: "/evil.so",
    https_proxy: "http://proxy",
    PIP_INDEX_URL: "http://index",
    npm_config_registry: "http://registry",
  };
  const runtime = createRuntime(fakeHost({ env: () => env }));
  const running = { PATH: "/bin", HOME: "/home/ada", LC_CTYPE: "de_DE.UTF-8" };
  assert.deepEqual(runtime.childEnvironment("run"), { ...running, CUDA_VISIBLE_DEVICES: "0" });
  assert.deepEqual(Object.keys(runtime.childEnvironment("install")).sort(), [
    ...["CUDA_VISIBLE_DEVICES", "HOME", "LC_CTYPE", "PATH", "PIP_INDEX_URL"],
    ...["https_proxy", "npm_config_registry"],
  ]);
});

Deno.test("terminal() wants colours on a terminal only, and not with NO_COLOR", () => {
  const colour = (isTerminal: boolean, env: Record<string, string>) =>
    createRuntime(fakeHost({ isTerminal: () => isTerminal, env: () => env })).terminal("stderr");
  assert.deepEqual(colour(true, {}), { isTerminal: true, hasColour: true });
  assert.deepEqual(colour(true, { NO_COLOR: "1" }), { isTerminal: true, hasColour: false });
  assert.deepEqual(colour(false, {}), { isTerminal: false, hasColour: false });
});

Deno.test("systemLanguage() reads the POSIX variables in their order", () => {
  const language = (env: Record<string, string>) =>
    createRuntime(fakeHost({ env: () => env })).systemLanguage();
  assert.equal(language({ LANG: "de_DE.UTF-8" }), "de-DE");
  assert.equal(language({ LANG: "de_DE", LC_ALL: "en_GB.UTF-8" }), "en-GB");
  assert.equal(language({ LANG: "C.UTF-8" }), "en");
  assert.equal(language({}), navigator.language);
});

Deno.test("hasScreen() asks the environment where a desktop is not given", () => {
  const hasScreen = (os: typeof Deno.build.os, env: Record<string, string>) =>
    createRuntime(fakeHost({ os, env: () => env })).hasScreen();
  assert.equal(hasScreen("linux", {}), false);
  assert.equal(hasScreen("linux", { WAYLAND_DISPLAY: "wayland-0" }), true);
  assert.equal(hasScreen("darwin", {}), true);
});
