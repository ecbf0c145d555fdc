// Written by "deno task manifest" from the files below routes/ and islands/. Do not edit.
import * as file0 from "./islands/JobView.tsx";
import * as file1 from "./routes/_404.tsx";
import * as file2 from "./routes/_app.tsx";
import * as file3 from "./routes/_error.tsx";
import * as file4 from "./routes/_middleware.ts";
import * as file5 from "./routes/api/v1/events.ts";
import * as file6 from "./routes/api/v1/jobs/[id]/events.ts";
import * as file7 from "./routes/api/v1/jobs/[id]/index.ts";
import * as file8 from "./routes/api/v1/jobs/index.ts";
import * as file9 from "./routes/api/v1/openapi.json.ts";
import * as file10 from "./routes/api/v1/projects/[id]/contents.ts";
import * as file11 from "./routes/api/v1/projects/[id]/index.ts";
import * as file12 from "./routes/api/v1/projects/[id]/restore.ts";
import * as file13 from "./routes/api/v1/projects/index.ts";
import * as file14 from "./routes/api/v1/settings.ts";
import * as file15 from "./routes/api/v1/sign-in-codes.ts";
import * as file16 from "./routes/index.tsx";
import * as file17 from "./routes/jobs/[id].tsx";
import * as file18 from "./routes/jobs/index.tsx";
import * as file19 from "./routes/projects/[id]/manage.tsx";
import * as file20 from "./routes/projects/[id]/restore.ts";

/** Every route and island of the app. */
export const manifest = {
  routes: {
    "routes/_404.tsx": file1,
    "routes/_app.tsx": file2,
    "routes/_error.tsx": file3,
    "routes/_middleware.ts": file4,
    "routes/api/v1/events.ts": file5,
    "routes/api/v1/jobs/[id]/events.ts": file6,
    "routes/api/v1/jobs/[id]/index.ts": file7,
    "routes/api/v1/jobs/index.ts": file8,
    "routes/api/v1/openapi.json.ts": file9,
    "routes/api/v1/projects/[id]/contents.ts": file10,
    "routes/api/v1/projects/[id]/index.ts": file11,
    "routes/api/v1/projects/[id]/restore.ts": file12,
    "routes/api/v1/projects/index.ts": file13,
    "routes/api/v1/settings.ts": file14,
    "routes/api/v1/sign-in-codes.ts": file15,
    "routes/index.tsx": file16,
    "routes/jobs/[id].tsx": file17,
    "routes/jobs/index.tsx": file18,
    "routes/projects/[id]/manage.tsx": file19,
    "routes/projects/[id]/restore.ts": file20,
  },
  islands: {
    "islands/JobView.tsx": file0,
  },
};
