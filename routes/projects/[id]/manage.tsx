import { z } from "zod";
import FormError from "@/components/FormError.tsx";
import ProjectContentsList from "@/components/ProjectContentsList.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import { idParams, nameSchema, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { action, page, type PageProps } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params }) => ({
    framed: await app.overview.frameOf(params.id),
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
    return form.do === "archive" ? "/" : `/projects/${id}/manage`;
  }),
};

export default function ManagePage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectsTexts, lang);
  const { framed, contents } = data;
  const { id, name, archivedAt } = framed.project;
  return (
    <ProjectFrame framed={framed} current="manage" lang={lang}>
      <FormError error={error} />
      <form method="post" class="card stack">
        <h2>{t("rename")}</h2>
        <div class="field">
          <label for="name">{t("name")}</label>
          <input id="name" name="name" required maxLength={200} value={form["name"] ?? name} />
        </div>
        <p>
          <button type="submit" name="do" value="rename">{t("rename")}</button>
        </p>
      </form>
      <form method="post" class="card stack">
        <h2>{t("archived")}</h2>
        <p class="quiet">{t(archivedAt ? "unarchive.hint" : "archive.hint")}</p>
        <p>
          <button type="submit" name="do" value={archivedAt ? "unarchive" : "archive"}>
            {t(archivedAt ? "unarchive" : "archive")}
          </button>
        </p>
      </form>
      <form method="post" class="card stack">
        <h2>{t("delete.title", { name })}</h2>
        <div>
          <p>{t("delete.lost")}</p>
          <ProjectContentsList contents={contents} lang={lang} />
        </div>
        <p>{t("delete.undo", { days: undoDays })}</p>
        <p class="row">
          <button type="submit" class="danger" name="do" value="delete">
            {t("delete.confirm")}
          </button>
          <a href={`/projects/${id}`}>{t("keep")}</a>
        </p>
      </form>
    </ProjectFrame>
  );
}
