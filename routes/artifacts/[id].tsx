import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import CopiedText from "@/components/kit/CopiedText.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Hint, PageTitle } from "@/components/kit/Text.tsx";
import UsageTabs from "@/components/use/UsageTabs.tsx";
import { type ArtifactId, idParams, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "artifact:read",
    params: idParams<ArtifactId>(),
  }, async ({ app, params: { id } }) => {
    const artifact = await app.exports.get(id);
    return {
      framed: await app.overview.frameOf(artifact.projectId),
      artifact,
      location: await app.exports.locationOf(id),
      usages: await app.exports.usages(id),
    };
  }),
};

export default function ArtifactPage({ data, lang }: PageProps<typeof handler>) {
  const forms = translator(exportTexts, lang);
  const t = translator(useTexts, lang);
  const { artifact, location, usages } = data;
  const title = forms(`exports.form.${artifact.form}`);
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <PageTitle
        title={title}
        lead={forms(`exports.form.${artifact.form}.hint`)}
        actions={
          <LinkButton icon="back" href={`/projects/${artifact.projectId}/use#results`}>
            {t("how.all")}
          </LinkButton>
        }
      />
      <Card>
        <Facts
          facts={[
            [t("files.size"), bytesText(artifact.bytes, lang)],
            [t("files.path"), <CopiedText key="path" text={location} lang={lang} />],
            [t("files.hash"), <CopiedText key="hash" text={artifact.sha256} lang={lang} />],
          ]}
        />
        {artifact.notes.map((note) => <Hint key={note.key}>{forms(note.key, note.params)}</Hint>)}
        <Row>
          <LinkButton look="primary" icon="download" href={`/api/v1/artifacts/${artifact.id}/file`}>
            {t("files.download")}
          </LinkButton>
        </Row>
      </Card>
      <Card title={t("how.title")}>
        {usages.length === 0
          ? <Hint>{t("how.none")}</Hint>
          : <UsageTabs usages={usages} lang={lang} />}
      </Card>
    </>
  );
}
