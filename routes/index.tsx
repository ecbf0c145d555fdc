import { z } from "zod";
import DemoCard from "@/components/DemoCard.tsx";
import FormError from "@/components/FormError.tsx";
import ProjectList from "@/components/ProjectList.tsx";
import { idSchema, nameSchema, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { demoKindName } from "@/core/overview/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({ deleted: idSchema<ProjectId>().optional() }),
  }, async ({ app, actor, query }) => {
    const { personId: ownerId } = actor;
    const [demo] = await app.jobs.list({ ownerId, kind: demoKindName, limit: 1 });
    const packs = await app.packs.list();
    const missing = packs.filter(({ state }) => state !== "installed");
    return {
      projects: await app.projects.list(ownerId),
      archived: await app.projects.list(ownerId, { archived: true }),
      deleted: query.deleted ?? null,
      demo: demo ? { id: demo.id, state: demo.state } : null,
      downloadBytes: missing.reduce((sum, pack) => sum + pack.downloadBytes, 0),
    };
  }),

  POST: action({
    access: "signed-in",
    form: z.object({ name: nameSchema }),
  }, async ({ app, actor, form }) => {
    const { id } = await app.projects.create(actor.personId, form.name);
    return `/projects/${id}`;
  }),
};

export default function ProjectsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectsTexts, lang);
  const { projects, archived, deleted, demo, downloadBytes } = data;
  return (
    <>
      <Head>
        <title>{t("title")} – Lernwerk</title>
      </Head>
      <div>
        <h1>{t("title")}</h1>
        <p class="quiet">{t("purpose")}</p>
      </div>
      {deleted && (
        <form method="post" action={`/projects/${deleted}/restore`} class="message row spread">
          <p>{t("deleted")}</p>
          <button type="submit">{t("restore")}</button>
        </form>
      )}
      {projects.length === 0 && <p>{t("empty")}</p>}
      <ProjectList projects={projects} lang={lang} />
      <section class="card stack">
        <h2>{t("new")}</h2>
        <FormError error={error} />
        <form method="post" class="stack">
          <div class="field">
            <label for="name">{t("name")}</label>
            <input
              id="name"
              name="name"
              required
              maxLength={200}
              value={form["name"]}
              aria-describedby="name-hint"
            />
            <span id="name-hint" class="quiet small">{t("name.hint")}</span>
          </div>
          <p>
            <button type="submit" class="primary">{t("create")}</button>
          </p>
        </form>
      </section>
      <DemoCard demo={demo} downloadBytes={downloadBytes} lang={lang} />
      {archived.length > 0 && (
        <section class="stack">
          <h2>{t("archived")}</h2>
          <ProjectList projects={archived} lang={lang} />
        </section>
      )}
    </>
  );
}
