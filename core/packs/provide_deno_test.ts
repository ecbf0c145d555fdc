import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { provideDeno } from "./provide_deno.ts";
import { sources } from "./sources.ts";
import { fakeTools } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { recordingWork } from "./testing/pack_work.ts";

const wheel = "a wheel";

/** A pip that downloads {@link wheel}, and a zipfile that unpacks it. */
function pretendedPip() {
  return fakeTools(async (line) => {
    const to = /--dest (\S+)/.exec(line)?.[1];
    if (to) {
      await Deno.mkdir(to, { recursive: true });
      await Deno.writeTextFile(join(to, "deno-2.9.6-py3-none-any.whl"), wheel);
    }
    const unpacked = /zipfile -e \S+ (\S+)/.exec(line)?.[1];
    if (unpacked) {
      const at = join(unpacked, "deno-2.9.6.data", "scripts");
      const licences = join(unpacked, "deno-2.9.6.dist-info", "licenses");
      await Deno.mkdir(at, { recursive: true });
      await Deno.mkdir(licences, { recursive: true });
      await Deno.writeTextFile(join(at, "deno"), "program");
      await Deno.writeTextFile(join(licences, "LICENSE"), "licence");
    }
    return {};
  });
}

Deno.test("provideDeno() puts the program where the runtime looks, over half a one", async () => {
  await inFolder(async (enginesFolder) => {
    await Deno.mkdir(join(enginesFolder, "deno.part"));
    const source = { ...sources.deno, sha256: [await sha256Hex(wheel)] };
    const deps = { enginesFolder, run: pretendedPip().run, os: "linux" as const, home: "/" };
    const path = await provideDeno(deps, recordingWork(), source);
    assert.equal(path, join(enginesFolder, "deno", "deno"));
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o755);
    const names = [...Deno.readDirSync(enginesFolder)].map(({ name }) => name);
    assert.deepEqual(names, ["deno"]);
    assert.equal(await Deno.readTextFile(join(enginesFolder, "deno", "LICENSE")), "licence");
  });
});

Deno.test("provideDeno() refuses a program that is not the expected one", async () => {
  await inFolder(async (enginesFolder) => {
    const deps = { enginesFolder, run: pretendedPip().run, os: "linux" as const, home: "/" };
    await assert.rejects(
      provideDeno(deps, recordingWork()),
      (error) => error instanceof AppError && error.code === "pack_damaged",
    );
  });
});
