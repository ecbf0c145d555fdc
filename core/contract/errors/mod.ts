import { accessErrors } from "./access.ts";
import { answerErrors } from "./answers.ts";
import { datasetErrors } from "./datasets.ts";
import { documentErrors } from "./documents.ts";
import { embedderErrors } from "./embedders.ts";
import { evaluationErrors } from "./evaluation.ts";
import { exportErrors } from "./exports.ts";
import { generalErrors } from "./general.ts";
import { jobErrors } from "./jobs.ts";
import { modelErrors } from "./models.ts";
import { overviewErrors } from "./overview.ts";
import { packErrors } from "./packs.ts";
import { processErrors } from "./processes.ts";
import { projectErrors } from "./projects.ts";
import { searchErrors } from "./search.ts";
import { storageErrors } from "./storage.ts";
import { trainingErrors } from "./training.ts";
import { vectorErrors } from "./vectors.ts";

export type { ErrorEntry } from "./define.ts";

/** Every error code with its status and texts. Each area adds its table here. */
export const errorTable = {
  ...generalErrors,
  ...accessErrors,
  ...answerErrors,
  ...storageErrors,
  ...jobErrors,
  ...processErrors,
  ...projectErrors,
  ...documentErrors,
  ...datasetErrors,
  ...modelErrors,
  ...packErrors,
  ...embedderErrors,
  ...trainingErrors,
  ...exportErrors,
  ...evaluationErrors,
  ...overviewErrors,
  ...searchErrors,
  ...vectorErrors,
};

export type ErrorCode = keyof typeof errorTable;
