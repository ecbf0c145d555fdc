import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import TextField from "@/components/kit/TextField.tsx";
import { type Lang, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";

/** Makes a project; all that it takes is a name. */
export default function NewProjectForm({ entered, error, lang }: {
  entered: string | undefined;
  error: { code: string; message: string; hint: string; requestId: string } | null;
  lang: Lang;
}) {
  const t = translator(projectsTexts, lang);
  return (
    <form method="post" class="stacked" data-keep="new-project">
      <FormError error={error} lang={lang} />
      <TextField
        id="name"
        name="name"
        label={t("name")}
        hint={t("name.hint")}
        value={entered}
        required
        maxLength={200}
      />
      <div>
        <Button type="submit" name="do" value="create" look="primary" icon="plus">
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
