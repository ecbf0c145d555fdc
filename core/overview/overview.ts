import type { Kysely } from "kysely";
import type {
  BaseModel,
  Job,
  PathStep,
  PersonId,
  Project,
  ProjectId,
  SearchResult,
  StartDemo,
} from "@/core/contract/mod.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type DemoStartDeps, startDemo } from "./demo.ts";
import { readPathFacts } from "./path_facts.ts";
import { stepsOf } from "./path_steps.ts";
import { search, type SearchRequest } from "./search.ts";

/** What the room is built from. */
export interface OverviewDeps {
  db: Kysely<Database>;
  models: { get(id: string): Promise<BaseModel>; list(): Promise<BaseModel[]> };
  projects: Projects;
  queue: DemoStartDeps["queue"];
}

/** A project with the path of its steps. */
export interface ProjectWithSteps {
  project: Project;
  steps: PathStep<OverviewText>[];
}

/** How far projects are, and the demo. */
export interface Overview {
  /** @throws {AppError} `project_not_found` */
  frameOf(id: ProjectId): Promise<ProjectWithSteps>;
  /** Whatever a person may see whose name fits, the best first. */
  search(request: SearchRequest): Promise<SearchResult[]>;
  /** Starts the demo, or answers the one that is under way. */
  startDemo(ownerId: PersonId, request?: StartDemo): Promise<Job>;
}

/** Builds the room. */
export function createOverview({ db, models, projects, queue }: OverviewDeps): Overview {
  return {
    async frameOf(id) {
      const project = await projects.get(id);
      return { project, steps: stepsOf(await readPathFacts({ db, models }, project)) };
    },
    search: (request) => search({ db, models }, request),
    startDemo: (ownerId, request) => startDemo({ queue, projects }, ownerId, request),
  };
}
