import { z } from "zod";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { PageTitle, SectionTitle } from "@/components/kit/Text.tsx";
import DeletedProjects from "@/components/projects/DeletedProjects.tsx";
import DemoCard from "@/components/projects/DemoCard.tsx";
import NewProjectForm from "@/components/projects/NewProjectForm.tsx";
import ProjectList from "@/components/projects/ProjectList.tsx";
import SetUpCard from "@/components/projects/SetUpCard.tsx";
import Welcome from "@/components/projects/Welcome.tsx";
import {
  idSchema,
  nameSchema,
  type PackId,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { demoKindName } from "@/core/overview/mod.ts";
import { action, type App, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({ deleted: idSchema<ProjectId>().optional().catch(undefined) }),
  }, async ({ app, actor, query, lang }) => {
    const { personId: ownerId } = actor;
    const [projects, archived, deleted, [demo], packs] = await Promise.all([
      app.projects.list(ownerId),
      app.projects.list(ownerId, { archived: true }),
      app.projects.listDeleted(ownerId),
      app.jobs.list({ ownerId, kind: demoKindName, limit: 1 }),
      app.packs.list(),
    ]);
    return {
      projects: await Promise.all(projects.map(({ id }) => app.overview.frameOf(id))),
      archived: await Promise.all(archived.map(({ id }) => app.overview.frameOf(id))),
      deleted,
      // Going back to this address finds a project that was restored since.
      justDeleted: deleted.find(({ id }) => id === query.deleted)?.id ?? null,
      demo: demo ? { id: demo.id, state: demo.state } : null,
      packs,
      // Looking at the hardware takes a while, and only the first screen tells of it.
      computer: projects.length === 0 ? await app.computerWords(lang) : null,
    };
  }),

  POST: action({
    access: "signed-in",
    form: z.discriminatedUnion("do", [
      z.object({ do: z.literal("create"), name: nameSchema }),
      z.object({ do: z.literal("install") }),
    ]),
  }, async ({ app, actor, form }) => {
    if (form.do === "install") {
      await installMissing(app, actor.personId);
      return "/#set-up";
    }
    const { id } = await app.projects.create(actor.personId, form.name);
    return `/projects/${id}/documents`;
  }),
};

async function installMissing(app: App, personId: Parameters<App["packs"]["install"]>[0]) {
  for (const { id, state, isOptional } of await app.packs.list()) {
    const isWanted = !isOptional && (state === "missing" || state === "broken");
    if (isWanted) await app.packs.install(personId, { pack: id, again: false });
  }
}

/** The example finds its answers in the trained model, and trains on any computer. */
function isNeededByDemo(id: PackId): boolean {
  return id === "inference" || id === "starter-model";
}

export default function ProjectsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectsTexts, lang);
  const { projects, archived, deleted, justDeleted, demo, computer } = data;
  const packs = data.packs.filter(({ isOptional }) => !isOptional);
  const missing = packs.filter(({ state }) => state !== "installed");
  const downloadBytes = missing.filter(({ id }) => isNeededByDemo(id))
    .reduce((sum, pack) => sum + pack.downloadBytes, 0);
  const newProject = <NewProjectForm entered={form["name"]} error={error} lang={lang} />;
  const example = <DemoCard demo={demo} downloadBytes={downloadBytes} lang={lang} />;
  return (
    <>
      <Head>
        <title>{t("title")} – Lernwerk</title>
      </Head>
      {justDeleted && <Deleted id={justDeleted} text={t("deleted")} restore={t("restore")} />}
      {computer ? <Welcome {...{ computer, packs, example, lang }} ownProject={newProject} /> : (
        <>
          <PageTitle title={t("title")} lead={t("purpose")} />
          <ProjectList projects={projects} lang={lang} />
          <Columns atLeast="wide">
            <Card title={t("new")}>{newProject}</Card>
            {example}
            {missing.length > 0 && <SetUpCard packs={packs} lang={lang} />}
          </Columns>
        </>
      )}
      {archived.length > 0 && (
        <>
          <SectionTitle>{t("archived")}</SectionTitle>
          <ProjectList projects={archived} lang={lang} />
        </>
      )}
      <DeletedProjects projects={deleted} lang={lang} />
    </>
  );
}

/** The way back from a deletion that was just made. */
function Deleted({ id, text, restore }: { id: ProjectId; text: string; restore: string }) {
  return (
    <form method="post" action={`/projects/${id}/restore`}>
      <Message
        title={text}
        action={<Button type="submit" isSmall icon="undo">{restore}</Button>}
      />
    </form>
  );
}
