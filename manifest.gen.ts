// Written by "deno task manifest" from the files below routes/ and islands/. Do not edit.
import * as file0 from "./islands/Compare.tsx";
import * as file1 from "./islands/DataWork.tsx";
import * as file2 from "./islands/DemoView.tsx";
import * as file3 from "./islands/InstallProgress.tsx";
import * as file4 from "./islands/JobTray.tsx";
import * as file5 from "./islands/JobView.tsx";
import * as file6 from "./islands/ProjectDocuments.tsx";
import * as file7 from "./islands/ProjectPath.tsx";
import * as file8 from "./islands/RunView.tsx";
import * as file9 from "./routes/_404.tsx";
import * as file10 from "./routes/_app.tsx";
import * as file11 from "./routes/_error.tsx";
import * as file12 from "./routes/_middleware.ts";
import * as file13 from "./routes/api/v1/artifacts/[id]/file.ts";
import * as file14 from "./routes/api/v1/artifacts/[id]/index.ts";
import * as file15 from "./routes/api/v1/demo.ts";
import * as file16 from "./routes/api/v1/documents/[id]/chunks.ts";
import * as file17 from "./routes/api/v1/documents/[id]/file.ts";
import * as file18 from "./routes/api/v1/documents/[id]/index.ts";
import * as file19 from "./routes/api/v1/documents/[id]/restore.ts";
import * as file20 from "./routes/api/v1/documents/[id]/text.ts";
import * as file21 from "./routes/api/v1/documents/[id]/text.txt.ts";
import * as file22 from "./routes/api/v1/evaluations/[id]/index.ts";
import * as file23 from "./routes/api/v1/events.ts";
import * as file24 from "./routes/api/v1/jobs/[id]/events.ts";
import * as file25 from "./routes/api/v1/jobs/[id]/index.ts";
import * as file26 from "./routes/api/v1/jobs/index.ts";
import * as file27 from "./routes/api/v1/models/[id]/index.ts";
import * as file28 from "./routes/api/v1/models/index.ts";
import * as file29 from "./routes/api/v1/openapi.json.ts";
import * as file30 from "./routes/api/v1/packs/index.ts";
import * as file31 from "./routes/api/v1/projects/[id]/artifacts.ts";
import * as file32 from "./routes/api/v1/projects/[id]/contents.ts";
import * as file33 from "./routes/api/v1/projects/[id]/documents/index.ts";
import * as file34 from "./routes/api/v1/projects/[id]/documents/process.ts";
import * as file35 from "./routes/api/v1/projects/[id]/evaluations.ts";
import * as file36 from "./routes/api/v1/projects/[id]/index.ts";
import * as file37 from "./routes/api/v1/projects/[id]/path.ts";
import * as file38 from "./routes/api/v1/projects/[id]/rag-export.ts";
import * as file39 from "./routes/api/v1/projects/[id]/restore.ts";
import * as file40 from "./routes/api/v1/projects/[id]/rows/export.ts";
import * as file41 from "./routes/api/v1/projects/[id]/rows/generate.ts";
import * as file42 from "./routes/api/v1/projects/[id]/rows/import.ts";
import * as file43 from "./routes/api/v1/projects/[id]/rows/index.ts";
import * as file44 from "./routes/api/v1/projects/[id]/runs/index.ts";
import * as file45 from "./routes/api/v1/projects/[id]/runs/plan.ts";
import * as file46 from "./routes/api/v1/projects/index.ts";
import * as file47 from "./routes/api/v1/rows/[id]/index.ts";
import * as file48 from "./routes/api/v1/rows/[id]/restore.ts";
import * as file49 from "./routes/api/v1/runs/[id]/checkpoints.ts";
import * as file50 from "./routes/api/v1/runs/[id]/compare.ts";
import * as file51 from "./routes/api/v1/runs/[id]/evaluations.ts";
import * as file52 from "./routes/api/v1/runs/[id]/exports.ts";
import * as file53 from "./routes/api/v1/runs/[id]/index.ts";
import * as file54 from "./routes/api/v1/runs/[id]/metrics.ts";
import * as file55 from "./routes/api/v1/settings.ts";
import * as file56 from "./routes/api/v1/sign-in-codes.ts";
import * as file57 from "./routes/api/v1/system.ts";
import * as file58 from "./routes/artifacts/[id].tsx";
import * as file59 from "./routes/demo.ts";
import * as file60 from "./routes/documents/[id]/index.tsx";
import * as file61 from "./routes/documents/[id]/restore.ts";
import * as file62 from "./routes/evaluations/[id].tsx";
import * as file63 from "./routes/index.tsx";
import * as file64 from "./routes/jobs/[id].tsx";
import * as file65 from "./routes/jobs/index.tsx";
import * as file66 from "./routes/models/index.tsx";
import * as file67 from "./routes/projects/[id]/data.tsx";
import * as file68 from "./routes/projects/[id]/data/import.tsx";
import * as file69 from "./routes/projects/[id]/documents/index.tsx";
import * as file70 from "./routes/projects/[id]/documents/upload.tsx";
import * as file71 from "./routes/projects/[id]/index.tsx";
import * as file72 from "./routes/projects/[id]/manage.tsx";
import * as file73 from "./routes/projects/[id]/model.tsx";
import * as file74 from "./routes/projects/[id]/restore.ts";
import * as file75 from "./routes/projects/[id]/training.tsx";
import * as file76 from "./routes/projects/[id]/use.tsx";
import * as file77 from "./routes/runs/[id].tsx";
import * as file78 from "./routes/settings.tsx";

/** Every route and island of the app. */
export const manifest = {
  routes: {
    "routes/_404.tsx": file9,
    "routes/_app.tsx": file10,
    "routes/_error.tsx": file11,
    "routes/_middleware.ts": file12,
    "routes/api/v1/artifacts/[id]/file.ts": file13,
    "routes/api/v1/artifacts/[id]/index.ts": file14,
    "routes/api/v1/demo.ts": file15,
    "routes/api/v1/documents/[id]/chunks.ts": file16,
    "routes/api/v1/documents/[id]/file.ts": file17,
    "routes/api/v1/documents/[id]/index.ts": file18,
    "routes/api/v1/documents/[id]/restore.ts": file19,
    "routes/api/v1/documents/[id]/text.ts": file20,
    "routes/api/v1/documents/[id]/text.txt.ts": file21,
    "routes/api/v1/evaluations/[id]/index.ts": file22,
    "routes/api/v1/events.ts": file23,
    "routes/api/v1/jobs/[id]/events.ts": file24,
    "routes/api/v1/jobs/[id]/index.ts": file25,
    "routes/api/v1/jobs/index.ts": file26,
    "routes/api/v1/models/[id]/index.ts": file27,
    "routes/api/v1/models/index.ts": file28,
    "routes/api/v1/openapi.json.ts": file29,
    "routes/api/v1/packs/index.ts": file30,
    "routes/api/v1/projects/[id]/artifacts.ts": file31,
    "routes/api/v1/projects/[id]/contents.ts": file32,
    "routes/api/v1/projects/[id]/documents/index.ts": file33,
    "routes/api/v1/projects/[id]/documents/process.ts": file34,
    "routes/api/v1/projects/[id]/evaluations.ts": file35,
    "routes/api/v1/projects/[id]/index.ts": file36,
    "routes/api/v1/projects/[id]/path.ts": file37,
    "routes/api/v1/projects/[id]/rag-export.ts": file38,
    "routes/api/v1/projects/[id]/restore.ts": file39,
    "routes/api/v1/projects/[id]/rows/export.ts": file40,
    "routes/api/v1/projects/[id]/rows/generate.ts": file41,
    "routes/api/v1/projects/[id]/rows/import.ts": file42,
    "routes/api/v1/projects/[id]/rows/index.ts": file43,
    "routes/api/v1/projects/[id]/runs/index.ts": file44,
    "routes/api/v1/projects/[id]/runs/plan.ts": file45,
    "routes/api/v1/projects/index.ts": file46,
    "routes/api/v1/rows/[id]/index.ts": file47,
    "routes/api/v1/rows/[id]/restore.ts": file48,
    "routes/api/v1/runs/[id]/checkpoints.ts": file49,
    "routes/api/v1/runs/[id]/compare.ts": file50,
    "routes/api/v1/runs/[id]/evaluations.ts": file51,
    "routes/api/v1/runs/[id]/exports.ts": file52,
    "routes/api/v1/runs/[id]/index.ts": file53,
    "routes/api/v1/runs/[id]/metrics.ts": file54,
    "routes/api/v1/settings.ts": file55,
    "routes/api/v1/sign-in-codes.ts": file56,
    "routes/api/v1/system.ts": file57,
    "routes/artifacts/[id].tsx": file58,
    "routes/demo.ts": file59,
    "routes/documents/[id]/index.tsx": file60,
    "routes/documents/[id]/restore.ts": file61,
    "routes/evaluations/[id].tsx": file62,
    "routes/index.tsx": file63,
    "routes/jobs/[id].tsx": file64,
    "routes/jobs/index.tsx": file65,
    "routes/models/index.tsx": file66,
    "routes/projects/[id]/data.tsx": file67,
    "routes/projects/[id]/data/import.tsx": file68,
    "routes/projects/[id]/documents/index.tsx": file69,
    "routes/projects/[id]/documents/upload.tsx": file70,
    "routes/projects/[id]/index.tsx": file71,
    "routes/projects/[id]/manage.tsx": file72,
    "routes/projects/[id]/model.tsx": file73,
    "routes/projects/[id]/restore.ts": file74,
    "routes/projects/[id]/training.tsx": file75,
    "routes/projects/[id]/use.tsx": file76,
    "routes/runs/[id].tsx": file77,
    "routes/settings.tsx": file78,
  },
  islands: {
    "islands/Compare.tsx": file0,
    "islands/DataWork.tsx": file1,
    "islands/DemoView.tsx": file2,
    "islands/InstallProgress.tsx": file3,
    "islands/JobTray.tsx": file4,
    "islands/JobView.tsx": file5,
    "islands/ProjectDocuments.tsx": file6,
    "islands/ProjectPath.tsx": file7,
    "islands/RunView.tsx": file8,
  },
};
