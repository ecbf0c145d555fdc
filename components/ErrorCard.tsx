import { type Lang, translator } from "@/core/contract/mod.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";

/**
 * What happened, what to do now, and under which number the log knows it. Whoever is not signed in gets no
 * way to the projects: it would lead back here.
 */
export default function ErrorCard({ error, lang }: {
  error: { code: string; message: string; hint: string; requestId: string };
  lang: Lang;
}) {
  const t = translator(shellTexts, lang);
  return (
    <section class="card stack">
      <h1>{t("error.title")}</h1>
      <p>{error.message}</p>
      <p>{error.hint}</p>
      <p class="row">
        {error.code !== "sign_in_needed" && <a class="button" href="/">{t("error.home")}</a>}
        <span class="quiet small">{t("error.request", { id: error.requestId })}</span>
      </p>
    </section>
  );
}
