import { z } from "zod";
import ProjectList from "@/components/ProjectList.tsx";
import { idSchema, nameSchema, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({ deleted: idSchema<ProjectId>().optional() }),
  }, async ({ app, actor, query }) => ({
    projects: await app.projects.list(actor.personId),
    archived: await app.projects.list(actor.personId, { archived: true }),
    deleted: query.deleted ?? null,
  })),

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
  const { projects, archived, deleted } = data;
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
      <section class="card">
        <form method="post" class="row">
          <div class="field">
            <label for="name">{t("name")}</label>
            <input id="name" name="name" required maxLength={200} value={form["name"]} />
          </div>
          <button type="submit" class="primary">{t("create")}</button>
        </form>
        {error && <p role="alert" class="bad-text">{error.message} {error.hint}</p>}
      </section>
      {archived.length > 0 && (
        <section class="stack">
          <h2>{t("archived")}</h2>
          <ProjectList projects={archived} lang={lang} />
        </section>
      )}
    </>
  );
}
