import { fileURLToPath } from "node:url";
import { trainerPython } from "./installed.ts";

const program = fileURLToPath(new URL("./tiny_families.py", import.meta.url));
const trainer = fileURLToPath(new URL("../../../trainer/", import.meta.url));

/** Has the Python engine make tiny models of every family; answers their files. */
export async function makeTinyModels(
  folder: string,
  { width, seed }: { width: number; seed: number },
): Promise<string[]> {
  const found = trainerPython();
  if ("missing" in found) throw new Error(found.missing);
  const { success, stderr } = await new Deno.Command(found.python, {
    args: [program, trainer, folder, String(width), String(seed)],
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return [...Deno.readDirSync(folder)].map(({ name }) => name);
}
