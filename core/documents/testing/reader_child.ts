import { createRuntime } from "@/core/system/mod.ts";
import { readMain } from "../reading/read_main.ts";

// Behaves like `lernwerk __read REQUEST`.
Deno.exit(await readMain(createRuntime(), Deno.args.slice(1)));
