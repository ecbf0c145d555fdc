import {
  createRowLengths,
  createTryGenerator,
  type LengthsOfRows,
  type TryGenerator,
} from "@/core/datasets/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import type { Catalogue, Inference } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import { createOpenProjectModel } from "./chat_models.ts";
import type { Ground } from "./ground.ts";
import type { Installed } from "./packs.ts";
import { createRowCounters } from "./row_counters.ts";

/** What looks at training data with a model's help; changes nothing. */
export interface DataTools {
  rowLengths: LengthsOfRows;
  tryGenerator: TryGenerator;
}

/** Binds the looking at training data to the models of this computer. */
export function createDataTools(
  { db, settings }: Pick<Ground, "db" | "settings">,
  { projects, documents, catalogue, inference, installed }: {
    projects: Projects;
    documents: Documents;
    catalogue: Catalogue;
    inference: Inference;
    installed: Installed;
  },
): DataTools {
  const models = { projects, catalogue, inference };
  return {
    rowLengths: createRowLengths({ db, counters: createRowCounters({ ...models, installed }) }),
    tryGenerator: createTryGenerator({
      documents,
      settings,
      openModel: createOpenProjectModel({ ...models, settings, fetch: globalThis.fetch }),
      now: () => performance.now(),
    }),
  };
}
