import { z } from "zod";
import ProjectContentsList from "@/components/ProjectContentsList.tsx";
import { idParams, nameSchema, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params }) => ({
    project: await app.projects.get(params.id),
    contents: await app.projects.contents(params.id),
  })),

  POST: action({
    access: "project:write",
    params,
    form: z.discriminatedUnion("do", [
      z.object({ do: z.literal("rename"), name: nameSchema }),
      z.object({ do: z.literal("archive") }),
      z.object({ do: z.literal("unarchive") }),
      z.object({ do: z.literal("delete") }),
    ]),
  }, async ({ app, params: { id }, form }) => {
    if (form.do === "delete") {
      await app.projects.remove(id);
      return `/?deleted=${id}`;
    }
    const change = form.do === "rename" ? { name: form.name } : { archived: form.do === "archive" };
    await app.projects.change(id, change);
    return "/";
  }),
};

export default function ManagePage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectsTexts, lang);
  const { project: { id, name, archivedAt }, contents } = data;
  return (
    <>
      <Head>
        <title>{name} – Lernwerk</title>
      </Head>
      <h1>
        <a href={`/projects/${id}`}>{name}</a>
      </h1>
      {error && <p class="message bad" role="alert">{error.message} {error.hint}</p>}
      <form method="post" class="card row">
        <div class="field">
          <label for="name">{t("name")}</label>
          <input id="name" name="name" required maxLength={200} value={form["name"] ?? name} />
        </div>
        <button type="submit" name="do" value="rename">{t("rename")}</button>
      </form>
      <form method="post" class="card row">
        <button type="submit" name="do" value={archivedAt ? "unarchive" : "archive"}>
          {t(archivedAt ? "unarchive" : "archive")}
        </button>
      </form>
      <form method="post" class="card stack">
        <h2>{t("delete.title", { name })}</h2>
        <p>{t("delete.lost")}</p>
        <ProjectContentsList contents={contents} lang={lang} />
        <p>{t("delete.undo", { days: undoDays })}</p>
        <p class="row">
          <button type="submit" name="do" value="delete">{t("delete.confirm")}</button>
          <a href={`/projects/${id}`}>{t("keep")}</a>
        </p>
      </form>
    </>
  );
}
