import type { Kysely } from "kysely";
import {
  type BaseModel,
  type Lang,
  pathSteps,
  type PersonId,
  type ProjectId,
  searchKinds,
  type SearchResult,
  translator,
} from "@/core/contract/mod.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { searchTexts } from "@/core/contract/text/search.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Findable, rank } from "./rank.ts";

/** What is looked for, by whom. */
export interface SearchRequest {
  ownerId: PersonId;
  query: string;
  lang: Lang;
  /** The project that is open: its steps are found as well. */
  projectId?: ProjectId;
  limit: number;
}

/** What is looked through. */
export interface SearchDeps {
  db: Kysely<Database>;
  models: { list(): Promise<BaseModel[]> };
}

type Entry = Findable & SearchResult;

/** Whatever a person may see whose name fits, the best first. */
export async function search(deps: SearchDeps, request: SearchRequest): Promise<SearchResult[]> {
  if (request.query.trim() === "") return [];
  const { db } = deps;
  const entries = (await Promise.all([
    projects(db, request),
    stepsOfOpenProject(db, request),
    pages(request.lang),
    documents(db, request.ownerId),
    runs(db, request.ownerId),
    models(deps),
  ])).flat();
  return entries
    .flatMap((entry) => {
      const place = rank(entry, request.query);
      return place === null ? [] : [{ entry, place }];
    })
    .toSorted((a, b) => a.place - b.place || kindOrder(a.entry) - kindOrder(b.entry))
    .slice(0, request.limit)
    .map(({ entry: { kind, title, context, href } }) => ({ kind, title, context, href }));
}

function kindOrder({ kind }: SearchResult): number {
  return searchKinds.indexOf(kind);
}

async function projects(
  db: Kysely<Database>,
  { ownerId, lang }: SearchRequest,
): Promise<Entry[]> {
  const rows = await db.selectFrom("projects").select(["id", "name", "archived_at"])
    .where("owner_id", "=", ownerId).where("deleted_at", "is", null)
    .orderBy("id", "desc").execute();
  const archived = translator(searchTexts, lang)("search.archived");
  return rows.map(({ id, name, archived_at }) => ({
    kind: "project",
    title: name,
    context: archived_at === null ? null : archived,
    href: `/projects/${id}`,
  }));
}

async function stepsOfOpenProject(
  db: Kysely<Database>,
  { ownerId, projectId, lang }: SearchRequest,
): Promise<Entry[]> {
  if (!projectId) return [];
  const project = await db.selectFrom("projects").select("name").where("id", "=", projectId)
    .where("owner_id", "=", ownerId).where("deleted_at", "is", null).executeTakeFirst();
  if (!project) return [];
  const t = translator(searchTexts, lang);
  const step = translator(overviewTexts, lang);
  const entry = (title: string, words: string, path: string): Entry => ({
    kind: "page",
    title,
    words,
    context: project.name,
    href: `/projects/${projectId}/${path}`,
  });
  return [
    ...pathSteps.map((name) =>
      entry(step(`overview.step.${name}`), t(`search.step.${name}.words`), name)
    ),
    entry(t("search.step.ask"), t("search.step.ask.words"), "ask"),
    entry(t("search.step.search"), t("search.step.search.words"), "search"),
    entry(t("search.step.import"), t("search.step.import.words"), "data/import"),
    entry(t("search.step.manage"), t("search.step.manage.words"), "manage"),
  ];
}

const productPages = { projects: "/", models: "/models", settings: "/settings", jobs: "/jobs" };

function pages(lang: Lang): Entry[] {
  const t = translator(searchTexts, lang);
  const names = Object.keys(productPages) as (keyof typeof productPages)[];
  return names.map((name) => ({
    kind: "page",
    title: t(`search.page.${name}`),
    words: t(`search.page.${name}.words`),
    context: null,
    href: productPages[name],
  }));
}

/** Names of more than these are not looked through while somebody types. */
const mostNames = 20_000;

async function documents(db: Kysely<Database>, ownerId: PersonId): Promise<Entry[]> {
  const rows = await db.selectFrom("documents")
    .innerJoin("projects", "projects.id", "documents.project_id")
    .select(["documents.id", "documents.name", "projects.name as project"])
    .where("documents.owner_id", "=", ownerId).where("documents.deleted_at", "is", null)
    .where("projects.deleted_at", "is", null)
    .orderBy("documents.id", "desc").limit(mostNames).execute();
  return rows.map(({ id, name, project }) => ({
    kind: "document",
    title: name,
    context: project,
    href: `/documents/${id}`,
  }));
}

async function runs(db: Kysely<Database>, ownerId: PersonId): Promise<Entry[]> {
  const rows = await db.selectFrom("runs").innerJoin("projects", "projects.id", "runs.project_id")
    .select(["runs.id", "runs.name", "projects.name as project"])
    .where("runs.owner_id", "=", ownerId).where("runs.deleted_at", "is", null)
    .where("projects.deleted_at", "is", null)
    .orderBy("runs.id", "desc").limit(mostNames).execute();
  return rows.map(({ id, name, project }) => ({
    kind: "run",
    title: name,
    context: project,
    href: `/runs/${id}`,
  }));
}

/** Models are the computer's, and shown to all who are signed in to it. */
async function models({ models }: SearchDeps): Promise<Entry[]> {
  return (await models.list()).map(({ id, name, family, quantisation }) => ({
    kind: "model",
    title: name,
    words: [family, quantisation].filter(Boolean).join(" "),
    context: null,
    href: `/models/${encodeURIComponent(id)}`,
  }));
}
