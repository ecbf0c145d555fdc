import { bytesText } from "@/core/contract/text/bytes.ts";
import { type ArtifactId, idParams, translator } from "@/core/contract/mod.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "artifact:read",
    params: idParams<ArtifactId>(),
  }, async ({ app, params: { id } }) => ({
    artifact: await app.exports.get(id),
    folder: await app.exports.folderOf(id),
    usages: await app.exports.usages(id),
  })),
};

export default function ArtifactPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(exportTexts, lang);
  const pageText = translator(projectPageTexts, lang);
  const { artifact, folder, usages } = data;
  const title = t(`exports.form.${artifact.form}`);
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <h1>{title}</h1>
        <a href={`/projects/${artifact.projectId}/use`}>{pageText("use.artifacts")}</a>
      </div>
      <section class="card stack">
        <p>{t(`exports.form.${artifact.form}.hint`)}</p>
        <dl class="places">
          <dt>{pageText("use.size")}</dt>
          <dd>{bytesText(artifact.bytes, lang)}</dd>
          <dt>{pageText("use.folder.place")}</dt>
          <dd class="hash">{folder}</dd>
          <dt>SHA-256</dt>
          <dd class="hash">{artifact.sha256}</dd>
        </dl>
        <p>
          <a class="button primary" href={`/api/v1/artifacts/${artifact.id}/file`}>
            {pageText("use.download")}
          </a>
        </p>
        {usages.length === 0 && <p class="quiet">{pageText("use.none.how")}</p>}
      </section>
      {usages.map(({ program, commands, file }) => (
        <section key={program} class="card stack">
          <h2>{t(`exports.use.program.${program}`)}</h2>
          <p>{t(`exports.use.${program}`)}</p>
          <pre class="log">{commands.map(commandLine).join("\n")}</pre>
          {file && (
            <details>
              <summary>{file.name}</summary>
              <pre class="log">{file.content}</pre>
            </details>
          )}
        </section>
      ))}
    </>
  );
}

/** As it is typed: arguments with spaces or quotes stand in quotes. */
function commandLine(command: string[]): string {
  return command.map((part) => /^[\w./:=@-]+$/.test(part) ? part : JSON.stringify(part)).join(" ");
}
