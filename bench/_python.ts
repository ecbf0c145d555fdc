import { fileURLToPath } from "node:url";
import { run } from "../tasks/run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The Python that has the peers' packages; made at the first use, and anew when their list changes. */
export async function peerPython(): Promise<string> {
  const requirements = `${root}bench/peers/requirements.txt`;
  const list = await Deno.readTextFile(requirements);
  const folder = `${root}.cache/bench-python`;
  const python = `${folder}/bin/python`;
  const stamp = `${folder}/installed.txt`;
  if (await Deno.readTextFile(stamp).catch(() => null) === list) return python;
  await run("python3", ["-m", "venv", folder], { cwd: root });
  await run(python, ["-m", "pip", "install", "--quiet", "-r", requirements], { cwd: root });
  await Deno.writeTextFile(stamp, list);
  return python;
}
