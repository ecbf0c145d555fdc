import type { Kysely } from "kysely";
import type { PersonId, ProjectId, Settings } from "@/core/contract/mod.ts";
import type { JobControl } from "@/core/jobs/mod.ts";
import { embedderIdOf, startEmbedding } from "@/core/retrieval/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Log } from "@/core/system/mod.ts";
import type { Embedders } from "./embedders.ts";
import type { Installed } from "./packs.ts";

interface Project {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** Sees to it that passages get vectors whenever there is a reason for some. */
export interface EmbeddingStarts {
  /** Whether the embedder that the settings name for a project is to be had. */
  isPossible(projectId: ProjectId): Promise<boolean>;
  /** Whether vectors of the chosen embedder answer a project's questions, or of a former one. */
  answering(projectId: ProjectId): Promise<"none" | "chosen" | "former">;
  /** Documents of a project were read. */
  inProject(project: Project): Promise<void>;
  /** Another embedder is there or was chosen: all projects with documents, or one of them. */
  everywhere(only?: ProjectId | null): Promise<void>;
  /** The program starts: projects that have no vectors at all, such as those of earlier versions. */
  whereNone(): Promise<void>;
}

/** What starting needs. */
export interface EmbeddingStartsDeps {
  db: Kysely<Database>;
  log: Log;
  jobs: Pick<JobControl, "enqueue" | "list">;
  embedders: Pick<Embedders, "choose" | "openVectors">;
  installed: Pick<Installed, "embedderWeights">;
}

/** Builds it; where no embedder is to be had nothing starts, and words alone are searched. */
export function createEmbeddingStarts(deps: EmbeddingStartsDeps): EmbeddingStarts {
  const { db, log, jobs, embedders, installed } = deps;

  async function isPossible(projectId: ProjectId): Promise<boolean> {
    const { kind } = await embedders.choose(projectId);
    return kind === "server" || await installed.embedderWeights() !== null;
  }

  async function inProject(project: Project): Promise<void> {
    if (!await isPossible(project.projectId)) return;
    const vectors = embedders.openVectors();
    try {
      await startEmbedding({ queue: jobs, vectors }, project);
    } finally {
      vectors.close();
    }
  }

  /** What it follows upon is done: that must not fail because vectors cannot be made now. */
  async function start(projects: () => Promise<Project[]>): Promise<void> {
    try {
      for (const project of await projects()) await inProject(project);
    } catch (error) {
      log.write("warning", "Making vectors could not be started", { error: `${error}` });
    }
  }

  async function withoutVectors(): Promise<Project[]> {
    const all = await projectsWithDocuments(db);
    if (all.length === 0) return [];
    const vectors = embedders.openVectors();
    try {
      return all.filter(({ projectId }) => vectors.answering(projectId) === null);
    } finally {
      vectors.close();
    }
  }

  async function answering(projectId: ProjectId): Promise<"none" | "chosen" | "former"> {
    const chosen = embedderIdOf(await embedders.choose(projectId));
    const vectors = embedders.openVectors();
    try {
      const model = vectors.answering(projectId);
      if (model === null) return "none";
      return model.name === chosen ? "chosen" : "former";
    } finally {
      vectors.close();
    }
  }

  return {
    isPossible,
    answering,
    inProject: (project) => start(() => Promise.resolve([project])),
    everywhere: (only = null) =>
      start(async () =>
        (await projectsWithDocuments(db)).filter(({ projectId }) =>
          only === null || projectId === only
        )
      ),
    whereNone: () => start(withoutVectors),
  };
}

async function projectsWithDocuments(db: Kysely<Database>): Promise<Project[]> {
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
      const isOther = embedderSettings.some((name) => before[name] !== after[name]);
      if (isOther) await starts.everywhere(projectId);
      return after;
    },
  };
}
