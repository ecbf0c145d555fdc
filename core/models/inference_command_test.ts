import assert from "node:assert/strict";
import { inferenceCommand, nativeTrainerCommand } from "./inference_command.ts";

const granted = (args: string[]) => args.filter((arg) => arg.startsWith("--allow")).sort();

Deno.test("inferenceCommand() allows writing only where it must, and no network", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const pack = { folder, programs: "/p", deno: Deno.execPath(), gpu: "off" as const };
    const { args, env, cwd } = inferenceCommand(pack, { writable: ["/exports/1"] });
    assert.ok(args.includes("--allow-write=/exports/1") && args.includes("--no-prompt"));
    assert.deepEqual(args.filter((arg) => /net|-A$|allow-all|allow-(ffi|run)$/.test(arg)), []);
    assert.ok(env.DENO_DIR?.startsWith(folder));
    assert.equal(cwd, folder);
    assert.ok(!inferenceCommand(pack).args.some((arg) => arg.includes("allow-write")));
  } finally {
    await Deno.remove(folder);
  }
});

Deno.test("nativeTrainerCommand() grants FFI, but no network and no writing outside of the run", () => {
  const deno = Deno.execPath();
  const pack = {
    folder: "/packs/llama",
    programs: "/packs/llama/programs/x",
    deno,
    gpu: "off" as const,
  };
  const { args } = nativeTrainerCommand(pack, "main.ts");
  assert.deepEqual(granted(args), [
    "--allow-env",
    "--allow-ffi",
    "--allow-read",
    `--allow-run=${Deno.realPathSync(deno)}`,
    "--allow-sys",
    "--allow-write=.",
  ]);
  assert.equal(args.at(-1), "/packs/llama/programs/x/trainer/main.ts");
});
