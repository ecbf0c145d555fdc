import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import ErrorDetails from "@/components/kit/ErrorDetails.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
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
    <>
      <PageTitle title={t("error.title")} />
      <Card>
        <p class="text-lg">{error.message}</p>
        <p>{error.hint}</p>
        <Row isSpread>
          {error.code === "sign_in_needed"
            ? <span />
            : <LinkButton href="/" icon="back">{t("error.home")}</LinkButton>}
          <ErrorDetails error={error} lang={lang} />
        </Row>
      </Card>
    </>
  );
}
