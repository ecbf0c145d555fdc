import type { Kysely } from "kysely";
import type { PersonId, ProjectId, Settings } from "@/core/contract/mod.ts";
import type { JobControl } from "@/core/jobs/mod.ts";
import { startEmbedding } from "@/core/retrieval/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Embedders } from "./embedders.ts";
import type { Installed } from "./packs.ts";

/** Sees to it that passages get vectors whenever there is a reason for some. */
export interface EmbeddingStarts {
  /** Documents of a project were read. */
  inProject(project: { ownerId: PersonId; projectId: ProjectId }): Promise<void>;
  /** Another embedder is there or was chosen: all projects with documents. */
  everywhere(): Promise<void>;
}

/** What starting needs. */
export interface EmbeddingStartsDeps {
  db: Kysely<Database>;
  jobs: Pick<JobControl, "enqueue" | "list">;
  embedders: Pick<Embedders, "choose" | "openVectors">;
  installed: Pick<Installed, "embedderWeights">;
}

/** Builds it; where no embedder is to be had nothing starts, and words alone are searched. */
export function createEmbeddingStarts(deps: EmbeddingStartsDeps): EmbeddingStarts {
  const { db, jobs, embedders, installed } = deps;

  async function isPossible(projectId: ProjectId): Promise<boolean> {
    const { kind } = await embedders.choose(projectId);
    return kind === "server" || await installed.embedderWeights() !== null;
  }

  async function inProject(
    project: { ownerId: PersonId; projectId: ProjectId },
  ): Promise<void> {
    if (!await isPossible(project.projectId)) return;
    const vectors = embedders.openVectors();
    try {
      await startEmbedding({ queue: jobs, vectors }, project);
    } finally {
      vectors.close();
    }
  }

  return {
    inProject,
    async everywhere() {
      for (const project of await projectsWithDocuments(db)) await inProject(project);
    },
  };
}

async function projectsWithDocuments(db: Kysely<Database>) {
  const rows = await db.selectFrom("projects").select(["id", "owner_id"])
    .where("deleted_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("documents").select("documents.id").whereRef("project_id", "=", "projects.id")
          .where("documents.deleted_at", "is", null).where("state", "=", "ready"),
      )
    ).execute();
  return rows.map(({ id, owner_id }) => ({
    projectId: id as ProjectId,
    ownerId: owner_id as PersonId,
  }));
}

const embedderSettings: readonly (keyof Settings)[] = [
  "embedderUrl",
  "embedderModel",
  "embedderQueryPrefix",
  "embedderPassagePrefix",
];

/** Settings that make vectors anew when another embedder is chosen. */
export function watchEmbedder(
  settings: SettingsStore,
  starts: Pick<EmbeddingStarts, "everywhere">,
): SettingsStore {
  return {
    read: settings.read,
    async change(changes, projectId) {
      const before = await settings.read(projectId);
      const after = await settings.change(changes, projectId);
      if (embedderSettings.some((name) => before[name] !== after[name])) await starts.everywhere();
      return after;
    },
  };
}
