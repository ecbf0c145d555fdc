import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRuntime, createSpawner } from "@/core/system/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { createReader, readerCommand } from "./reader.ts";
import { makePdf } from "./testing/pdf_fixtures.ts";

const repository = dirname(fileURLToPath(createRuntime().assetUrl("main.ts")));
const noLinks = Deno.build.os === "windows" ? "links need a right of their own there" : null;

/** The program as if it lay in a folder with a comma in its name. */
async function linkedRuntime(folder: string) {
  const place = join(folder, "Schule, Werkzeug");
  await Deno.symlink(repository, place);
  return createRuntime({
    execPath: Deno.execPath(),
    standalone: false,
    moduleUrl: pathToFileURL(join(place, "core/system/runtime.ts")).href,
    os: Deno.build.os,
    env: () => Deno.env.toObject(),
    isTerminal: () => false,
    exists: () => false,
  });
}

testUnless(
  noLinks,
  "a program in a folder with a comma reads PDF, and files with commas",
  async () => {
    const folder = await Deno.makeTempDir();
    try {
      const runtime = await linkedRuntime(folder);
      const path = join(folder, "eins, zwei.pdf");
      await Deno.writeFile(path, await makePdf([[{ text: "Die Kraft" }]]));
      const reader = createReader({
        spawner: createSpawner({ environment: runtime.childEnvironment, registry: null }),
        command: (paths) => readerCommand(runtime, paths),
      });
      const { text, format } = await reader.read(path, { sizes: null });
      assert.deepEqual([text.trim(), format], ["Die Kraft", "pdf"]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);

Deno.test("readerCommand() lists what may be read wherever a list can say it", () => {
  const { args } = readerCommand(createRuntime(), ["/data/a"]);
  assert.ok(args.some((argument) => /^--allow-read=\/data\/a,.+pdfium\.wasm$/.test(argument)));
});
