// Written by "deno task manifest" from the files below routes/ and islands/. Do not edit.
import * as file0 from "./islands/ask/AskDocuments.tsx";
import * as file1 from "./islands/data/DataOverview.tsx";
import * as file2 from "./islands/data/DataWork.tsx";
import * as file3 from "./islands/data/ExtractiveGenerator.tsx";
import * as file4 from "./islands/data/ImportDrop.tsx";
import * as file5 from "./islands/data/ModelGenerator.tsx";
import * as file6 from "./islands/data/RowTable.tsx";
import * as file7 from "./islands/documents/DocumentReading.tsx";
import * as file8 from "./islands/documents/ProjectDocuments.tsx";
import * as file9 from "./islands/jobs/DemoView.tsx";
import * as file10 from "./islands/jobs/JobList.tsx";
import * as file11 from "./islands/jobs/JobView.tsx";
import * as file12 from "./islands/models/ModelProbe.tsx";
import * as file13 from "./islands/models/ModelUpload.tsx";
import * as file14 from "./islands/passages/SearchState.tsx";
import * as file15 from "./islands/passages/SearchTrial.tsx";
import * as file16 from "./islands/settings/FolderList.tsx";
import * as file17 from "./islands/settings/InstallProgress.tsx";
import * as file18 from "./islands/settings/SettingsImport.tsx";
import * as file19 from "./islands/shell/JobTray.tsx";
import * as file20 from "./islands/shell/Overlays.tsx";
import * as file21 from "./islands/shell/ProjectPath.tsx";
import * as file22 from "./islands/shell/ShellTools.tsx";
import * as file23 from "./islands/training/RunList.tsx";
import * as file24 from "./islands/training/RunView.tsx";
import * as file25 from "./islands/training/TrainingForm.tsx";
import * as file26 from "./islands/use/Compare.tsx";
import * as file27 from "./islands/use/Evaluations.tsx";
import * as file28 from "./islands/use/ExportForm.tsx";
import * as file29 from "./islands/use/FileList.tsx";
import * as file30 from "./islands/use/UseWork.tsx";
import * as file31 from "./routes/_404.tsx";
import * as file32 from "./routes/__kit.tsx";
import * as file33 from "./routes/_app.tsx";
import * as file34 from "./routes/_error.tsx";
import * as file35 from "./routes/_middleware.ts";
import * as file36 from "./routes/api/v1/artifacts/[id]/file.ts";
import * as file37 from "./routes/api/v1/artifacts/[id]/index.ts";
import * as file38 from "./routes/api/v1/artifacts/[id]/restore.ts";
import * as file39 from "./routes/api/v1/deleted-projects.ts";
import * as file40 from "./routes/api/v1/demo.ts";
import * as file41 from "./routes/api/v1/documents/[id]/chunks.ts";
import * as file42 from "./routes/api/v1/documents/[id]/file.ts";
import * as file43 from "./routes/api/v1/documents/[id]/index.ts";
import * as file44 from "./routes/api/v1/documents/[id]/preview.ts";
import * as file45 from "./routes/api/v1/documents/[id]/restore.ts";
import * as file46 from "./routes/api/v1/documents/[id]/text.ts";
import * as file47 from "./routes/api/v1/documents/[id]/text.txt.ts";
import * as file48 from "./routes/api/v1/documents/[id]/view.ts";
import * as file49 from "./routes/api/v1/evaluations/[id]/index.ts";
import * as file50 from "./routes/api/v1/events.ts";
import * as file51 from "./routes/api/v1/jobs/[id]/events.ts";
import * as file52 from "./routes/api/v1/jobs/[id]/index.ts";
import * as file53 from "./routes/api/v1/jobs/[id]/log.ts";
import * as file54 from "./routes/api/v1/jobs/[id]/log.txt.ts";
import * as file55 from "./routes/api/v1/jobs/index.ts";
import * as file56 from "./routes/api/v1/models/[id]/index.ts";
import * as file57 from "./routes/api/v1/models/[id]/inspection.ts";
import * as file58 from "./routes/api/v1/models/[id]/restore.ts";
import * as file59 from "./routes/api/v1/models/[id]/sample.ts";
import * as file60 from "./routes/api/v1/models/[id]/tensors.ts";
import * as file61 from "./routes/api/v1/models/[id]/tokenisation.ts";
import * as file62 from "./routes/api/v1/models/index.ts";
import * as file63 from "./routes/api/v1/models/upload.ts";
import * as file64 from "./routes/api/v1/openapi.json.ts";
import * as file65 from "./routes/api/v1/packs/index.ts";
import * as file66 from "./routes/api/v1/projects/[id]/answers.ts";
import * as file67 from "./routes/api/v1/projects/[id]/artifacts.ts";
import * as file68 from "./routes/api/v1/projects/[id]/contents.ts";
import * as file69 from "./routes/api/v1/projects/[id]/documents/index.ts";
import * as file70 from "./routes/api/v1/projects/[id]/documents/process.ts";
import * as file71 from "./routes/api/v1/projects/[id]/evaluations.ts";
import * as file72 from "./routes/api/v1/projects/[id]/index.ts";
import * as file73 from "./routes/api/v1/projects/[id]/language-gap.ts";
import * as file74 from "./routes/api/v1/projects/[id]/path.ts";
import * as file75 from "./routes/api/v1/projects/[id]/rag-export.ts";
import * as file76 from "./routes/api/v1/projects/[id]/rag-export/folder.ts";
import * as file77 from "./routes/api/v1/projects/[id]/removed-documents.ts";
import * as file78 from "./routes/api/v1/projects/[id]/restore.ts";
import * as file79 from "./routes/api/v1/projects/[id]/rows/export.ts";
import * as file80 from "./routes/api/v1/projects/[id]/rows/generate.ts";
import * as file81 from "./routes/api/v1/projects/[id]/rows/import.ts";
import * as file82 from "./routes/api/v1/projects/[id]/rows/index.ts";
import * as file83 from "./routes/api/v1/projects/[id]/rows/lengths.ts";
import * as file84 from "./routes/api/v1/projects/[id]/rows/remove.ts";
import * as file85 from "./routes/api/v1/projects/[id]/rows/restore.ts";
import * as file86 from "./routes/api/v1/projects/[id]/rows/try.ts";
import * as file87 from "./routes/api/v1/projects/[id]/runs/comparison.ts";
import * as file88 from "./routes/api/v1/projects/[id]/runs/index.ts";
import * as file89 from "./routes/api/v1/projects/[id]/runs/plan.ts";
import * as file90 from "./routes/api/v1/projects/[id]/search.ts";
import * as file91 from "./routes/api/v1/projects/index.ts";
import * as file92 from "./routes/api/v1/rows/[id]/fact.ts";
import * as file93 from "./routes/api/v1/rows/[id]/index.ts";
import * as file94 from "./routes/api/v1/rows/[id]/present.ts";
import * as file95 from "./routes/api/v1/rows/[id]/restore.ts";
import * as file96 from "./routes/api/v1/runs/[id]/checkpoints.ts";
import * as file97 from "./routes/api/v1/runs/[id]/compare.ts";
import * as file98 from "./routes/api/v1/runs/[id]/evaluations.ts";
import * as file99 from "./routes/api/v1/runs/[id]/exports.ts";
import * as file100 from "./routes/api/v1/runs/[id]/index.ts";
import * as file101 from "./routes/api/v1/runs/[id]/log.ts";
import * as file102 from "./routes/api/v1/runs/[id]/metrics.ts";
import * as file103 from "./routes/api/v1/runs/[id]/trial.ts";
import * as file104 from "./routes/api/v1/search.ts";
import * as file105 from "./routes/api/v1/settings/file.ts";
import * as file106 from "./routes/api/v1/settings/index.ts";
import * as file107 from "./routes/api/v1/settings/keys.ts";
import * as file108 from "./routes/api/v1/sign-in-codes.ts";
import * as file109 from "./routes/api/v1/system/folders.ts";
import * as file110 from "./routes/api/v1/system/index.ts";
import * as file111 from "./routes/artifacts/[id].tsx";
import * as file112 from "./routes/artifacts/[id]/restore.ts";
import * as file113 from "./routes/demo.ts";
import * as file114 from "./routes/documents/[id]/index.tsx";
import * as file115 from "./routes/documents/[id]/restore.ts";
import * as file116 from "./routes/evaluations/[id].tsx";
import * as file117 from "./routes/index.tsx";
import * as file118 from "./routes/jobs/[id].tsx";
import * as file119 from "./routes/jobs/index.tsx";
import * as file120 from "./routes/models/[id].tsx";
import * as file121 from "./routes/models/index.tsx";
import * as file122 from "./routes/models/upload.ts";
import * as file123 from "./routes/projects/[id]/ask.tsx";
import * as file124 from "./routes/projects/[id]/data.tsx";
import * as file125 from "./routes/projects/[id]/data/import.tsx";
import * as file126 from "./routes/projects/[id]/documents/index.tsx";
import * as file127 from "./routes/projects/[id]/documents/upload.tsx";
import * as file128 from "./routes/projects/[id]/index.tsx";
import * as file129 from "./routes/projects/[id]/manage.tsx";
import * as file130 from "./routes/projects/[id]/model.tsx";
import * as file131 from "./routes/projects/[id]/restore.ts";
import * as file132 from "./routes/projects/[id]/search.tsx";
import * as file133 from "./routes/projects/[id]/training.tsx";
import * as file134 from "./routes/projects/[id]/use.tsx";
import * as file135 from "./routes/runs/[id].tsx";
import * as file136 from "./routes/settings.tsx";

/** Every route and island of the app. */
export const manifest = {
  routes: {
    "routes/_404.tsx": file31,
    "routes/__kit.tsx": file32,
    "routes/_app.tsx": file33,
    "routes/_error.tsx": file34,
    "routes/_middleware.ts": file35,
    "routes/api/v1/artifacts/[id]/file.ts": file36,
    "routes/api/v1/artifacts/[id]/index.ts": file37,
    "routes/api/v1/artifacts/[id]/restore.ts": file38,
    "routes/api/v1/deleted-projects.ts": file39,
    "routes/api/v1/demo.ts": file40,
    "routes/api/v1/documents/[id]/chunks.ts": file41,
    "routes/api/v1/documents/[id]/file.ts": file42,
    "routes/api/v1/documents/[id]/index.ts": file43,
    "routes/api/v1/documents/[id]/preview.ts": file44,
    "routes/api/v1/documents/[id]/restore.ts": file45,
    "routes/api/v1/documents/[id]/text.ts": file46,
    "routes/api/v1/documents/[id]/text.txt.ts": file47,
    "routes/api/v1/documents/[id]/view.ts": file48,
    "routes/api/v1/evaluations/[id]/index.ts": file49,
    "routes/api/v1/events.ts": file50,
    "routes/api/v1/jobs/[id]/events.ts": file51,
    "routes/api/v1/jobs/[id]/index.ts": file52,
    "routes/api/v1/jobs/[id]/log.ts": file53,
    "routes/api/v1/jobs/[id]/log.txt.ts": file54,
    "routes/api/v1/jobs/index.ts": file55,
    "routes/api/v1/models/[id]/index.ts": file56,
    "routes/api/v1/models/[id]/inspection.ts": file57,
    "routes/api/v1/models/[id]/restore.ts": file58,
    "routes/api/v1/models/[id]/sample.ts": file59,
    "routes/api/v1/models/[id]/tensors.ts": file60,
    "routes/api/v1/models/[id]/tokenisation.ts": file61,
    "routes/api/v1/models/index.ts": file62,
    "routes/api/v1/models/upload.ts": file63,
    "routes/api/v1/openapi.json.ts": file64,
    "routes/api/v1/packs/index.ts": file65,
    "routes/api/v1/projects/[id]/answers.ts": file66,
    "routes/api/v1/projects/[id]/artifacts.ts": file67,
    "routes/api/v1/projects/[id]/contents.ts": file68,
    "routes/api/v1/projects/[id]/documents/index.ts": file69,
    "routes/api/v1/projects/[id]/documents/process.ts": file70,
    "routes/api/v1/projects/[id]/evaluations.ts": file71,
    "routes/api/v1/projects/[id]/index.ts": file72,
    "routes/api/v1/projects/[id]/language-gap.ts": file73,
    "routes/api/v1/projects/[id]/path.ts": file74,
    "routes/api/v1/projects/[id]/rag-export.ts": file75,
    "routes/api/v1/projects/[id]/rag-export/folder.ts": file76,
    "routes/api/v1/projects/[id]/removed-documents.ts": file77,
    "routes/api/v1/projects/[id]/restore.ts": file78,
    "routes/api/v1/projects/[id]/rows/export.ts": file79,
    "routes/api/v1/projects/[id]/rows/generate.ts": file80,
    "routes/api/v1/projects/[id]/rows/import.ts": file81,
    "routes/api/v1/projects/[id]/rows/index.ts": file82,
    "routes/api/v1/projects/[id]/rows/lengths.ts": file83,
    "routes/api/v1/projects/[id]/rows/remove.ts": file84,
    "routes/api/v1/projects/[id]/rows/restore.ts": file85,
    "routes/api/v1/projects/[id]/rows/try.ts": file86,
    "routes/api/v1/projects/[id]/runs/comparison.ts": file87,
    "routes/api/v1/projects/[id]/runs/index.ts": file88,
    "routes/api/v1/projects/[id]/runs/plan.ts": file89,
    "routes/api/v1/projects/[id]/search.ts": file90,
    "routes/api/v1/projects/index.ts": file91,
    "routes/api/v1/rows/[id]/fact.ts": file92,
    "routes/api/v1/rows/[id]/index.ts": file93,
    "routes/api/v1/rows/[id]/present.ts": file94,
    "routes/api/v1/rows/[id]/restore.ts": file95,
    "routes/api/v1/runs/[id]/checkpoints.ts": file96,
    "routes/api/v1/runs/[id]/compare.ts": file97,
    "routes/api/v1/runs/[id]/evaluations.ts": file98,
    "routes/api/v1/runs/[id]/exports.ts": file99,
    "routes/api/v1/runs/[id]/index.ts": file100,
    "routes/api/v1/runs/[id]/log.ts": file101,
    "routes/api/v1/runs/[id]/metrics.ts": file102,
    "routes/api/v1/runs/[id]/trial.ts": file103,
    "routes/api/v1/search.ts": file104,
    "routes/api/v1/settings/file.ts": file105,
    "routes/api/v1/settings/index.ts": file106,
    "routes/api/v1/settings/keys.ts": file107,
    "routes/api/v1/sign-in-codes.ts": file108,
    "routes/api/v1/system/folders.ts": file109,
    "routes/api/v1/system/index.ts": file110,
    "routes/artifacts/[id].tsx": file111,
    "routes/artifacts/[id]/restore.ts": file112,
    "routes/demo.ts": file113,
    "routes/documents/[id]/index.tsx": file114,
    "routes/documents/[id]/restore.ts": file115,
    "routes/evaluations/[id].tsx": file116,
    "routes/index.tsx": file117,
    "routes/jobs/[id].tsx": file118,
    "routes/jobs/index.tsx": file119,
    "routes/models/[id].tsx": file120,
    "routes/models/index.tsx": file121,
    "routes/models/upload.ts": file122,
    "routes/projects/[id]/ask.tsx": file123,
    "routes/projects/[id]/data.tsx": file124,
    "routes/projects/[id]/data/import.tsx": file125,
    "routes/projects/[id]/documents/index.tsx": file126,
    "routes/projects/[id]/documents/upload.tsx": file127,
    "routes/projects/[id]/index.tsx": file128,
    "routes/projects/[id]/manage.tsx": file129,
    "routes/projects/[id]/model.tsx": file130,
    "routes/projects/[id]/restore.ts": file131,
    "routes/projects/[id]/search.tsx": file132,
    "routes/projects/[id]/training.tsx": file133,
    "routes/projects/[id]/use.tsx": file134,
    "routes/runs/[id].tsx": file135,
    "routes/settings.tsx": file136,
  },
  islands: {
    "islands/ask/AskDocuments.tsx": file0,
    "islands/data/DataOverview.tsx": file1,
    "islands/data/DataWork.tsx": file2,
    "islands/data/ExtractiveGenerator.tsx": file3,
    "islands/data/ImportDrop.tsx": file4,
    "islands/data/ModelGenerator.tsx": file5,
    "islands/data/RowTable.tsx": file6,
    "islands/documents/DocumentReading.tsx": file7,
    "islands/documents/ProjectDocuments.tsx": file8,
    "islands/jobs/DemoView.tsx": file9,
    "islands/jobs/JobList.tsx": file10,
    "islands/jobs/JobView.tsx": file11,
    "islands/models/ModelProbe.tsx": file12,
    "islands/models/ModelUpload.tsx": file13,
    "islands/passages/SearchState.tsx": file14,
    "islands/passages/SearchTrial.tsx": file15,
    "islands/settings/FolderList.tsx": file16,
    "islands/settings/InstallProgress.tsx": file17,
    "islands/settings/SettingsImport.tsx": file18,
    "islands/shell/JobTray.tsx": file19,
    "islands/shell/Overlays.tsx": file20,
    "islands/shell/ProjectPath.tsx": file21,
    "islands/shell/ShellTools.tsx": file22,
    "islands/training/RunList.tsx": file23,
    "islands/training/RunView.tsx": file24,
    "islands/training/TrainingForm.tsx": file25,
    "islands/use/Compare.tsx": file26,
    "islands/use/Evaluations.tsx": file27,
    "islands/use/ExportForm.tsx": file28,
    "islands/use/FileList.tsx": file29,
    "islands/use/UseWork.tsx": file30,
  },
};
