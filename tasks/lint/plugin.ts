import { consoleRule } from "./rules/console.ts";
import { environmentRule } from "./rules/environment.ts";
import { fileWritesRule } from "./rules/file_writes.ts";
import { floorsRule } from "./rules/floors.ts";
import { importTimeRule } from "./rules/import_time.ts";
import { layersRule } from "./rules/layers.ts";
import { namesRule } from "./rules/names.ts";
import { newWorkerRule } from "./rules/new_worker.ts";
import { privateFilesRule } from "./rules/private_files.ts";
import { sizeRule } from "./rules/size.ts";
import { topLevelFunctionsRule } from "./rules/top_level_functions.ts";
import { unfinishedRule } from "./rules/unfinished.ts";
import { untranslatedRule } from "./rules/untranslated.ts";

/** The house rules (DESIGN §2) as rules of `deno lint`; every one is an error. */
const plugin: Deno.lint.Plugin = {
  name: "house",
  rules: {
    console: consoleRule,
    environment: environmentRule,
    "file-writes": fileWritesRule,
    floors: floorsRule,
    "import-time": importTimeRule,
    layers: layersRule,
    names: namesRule,
    "new-worker": newWorkerRule,
    "private-files": privateFilesRule,
    size: sizeRule,
    "top-level-functions": topLevelFunctionsRule,
    unfinished: unfinishedRule,
    untranslated: untranslatedRule,
  },
};

export default plugin;
