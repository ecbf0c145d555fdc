/** `deno task bench [name…]`: runs the benchmarks in `bench/`, one after the other. */
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

const names = [...Deno.readDirSync(`${root}bench`)].map(({ name }) => name)
  .filter((name) => /^[a-z]\w*\.ts$/.test(name) && !name.endsWith("_test.ts"))
  .filter((name) => Deno.args.length === 0 || Deno.args.includes(name.replace(/\.ts$/, "")))
  .sort();

if (names.length === 0) {
  console.error(`No benchmark ${Deno.args.join(", ")} in bench/`);
  Deno.exit(2);
}
for (const name of names) {
  console.log(`\n== ${name}`);
  await run(Deno.execPath(), ["run", "-A", `bench/${name}`], { cwd: root });
}
