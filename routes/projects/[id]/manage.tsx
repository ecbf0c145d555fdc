import { z } from "zod";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Fill, Row } from "@/components/kit/Layout.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import TextField from "@/components/kit/TextField.tsx";
import ProjectContentsList from "@/components/projects/ProjectContentsList.tsx";
import { idParams, nameSchema, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

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
    <>
      <Head>
        <title>{t("manage.short")} – {name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t("manage")}
        lead={name}
        actions={<LinkButton icon="back" href={`/projects/${id}`}>{name}</LinkButton>}
      />
      <FormError error={error} fields={{ name: t("name") }} lang={lang} />
      <Card title={t("rename")}>
        <form method="post" class="field-row">
          <Fill>
            <TextField
              id="name"
              name="name"
              label={t("name")}
              required
              maxLength={200}
              value={form["name"] ?? name}
            />
          </Fill>
          <Button type="submit" name="do" value="rename" icon="edit">{t("rename")}</Button>
        </form>
      </Card>
      <Card title={t("archived")} lead={t(archivedAt ? "unarchive.hint" : "archive.hint")}>
        <form method="post">
          <Button
            type="submit"
            name="do"
            value={archivedAt ? "unarchive" : "archive"}
            icon="folder"
          >
            {t(archivedAt ? "unarchive" : "archive")}
          </Button>
        </form>
      </Card>
      <Card title={t("delete.title", { name })}>
        <div>
          <p>{t("delete.lost")}</p>
          <ProjectContentsList contents={contents} lang={lang} />
        </div>
        <p>{t("delete.undo", { days: undoDays })}</p>
        <form method="post">
          <Row>
            <Button type="submit" look="danger" name="do" value="delete" icon="trash">
              {t("delete.confirm")}
            </Button>
            <LinkButton href={`/projects/${id}`}>{t("keep")}</LinkButton>
          </Row>
        </form>
      </Card>
    </>
  );
}
