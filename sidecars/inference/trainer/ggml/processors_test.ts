import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { libraryFolder } from "../testing/installed.ts";

const found = libraryFolder();
const program = fileURLToPath(new URL("../testing/try_processor.ts", import.meta.url));
const model = fileURLToPath(new URL("../testing/golden/llama.json", import.meta.url));

/** What ggml chooses among on processors of x86-64, from its first ones to those with AVX2. */
const variants = ["x64", "sse42", "sandybridge", "ivybridge", "haswell"];
const missing = "missing" in found
  ? found.missing
  : Deno.build.os === "linux" && Deno.build.arch === "x86_64"
  ? null
  : "the variants are those of Linux on x86-64";

/** A folder in which ggml finds one variant only, as on a processor that has no more. */
async function onlyWith(variant: string, from: string, folder: string): Promise<void> {
  for (const { name } of Deno.readDirSync(from)) {
    const isOther = /^libggml-cpu-/.test(name) && name !== `libggml-cpu-${variant}.so`;
    if (!isOther) await Deno.symlink(join(from, name), join(folder, name));
  }
}

for (const variant of variants) {
  const isThere = !("missing" in found) && hasVariant(found.folder, variant);
  const why = missing ?? (isThere ? null : `the pack has no ${variant}`);
  Deno.test({
    name: `a processor of the kind ${variant} trains${why ? ` [skipped: ${why}]` : ""}`,
    ignore: why !== null,
    async fn() {
      assert.ok(!("missing" in found));
      const folder = await Deno.makeTempDir();
      try {
        await onlyWith(variant, found.folder, folder);
        const { code, stderr } = await new Deno.Command(Deno.execPath(), {
          args: ["run", "--no-check", "--cached-only", "-A", program, folder, model],
        }).output();
        const said = new TextDecoder().decode(stderr);
        assert.equal(code, 0, said);
        assert.match(said, new RegExp(`libggml-cpu-${variant}\\.so`));
      } finally {
        await Deno.remove(folder, { recursive: true });
      }
    },
  });
}

function hasVariant(folder: string, variant: string): boolean {
  return [...Deno.readDirSync(folder)].some(({ name }) => name === `libggml-cpu-${variant}.so`);
}
