import { createRuntime } from "@/core/system/mod.ts";
import { readMain } from "../reading/read_main.ts";

// Behaves like `lernwerk __read`.
Deno.exit(await readMain(createRuntime()));
