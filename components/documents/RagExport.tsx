import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import Card from "../kit/Card.tsx";
import { Row } from "../kit/Layout.tsx";
import { Code, Hint } from "../kit/Text.tsx";

/** The chunks as a file for other programs: download it, or open the folder that holds it. */
export default function RagExport({ projectId, path, onFolder, lang }: {
  projectId: string;
  /** Where it lies on the computer on which Lernwerk runs. */
  path: string;
  /** Saves and opens the folder where a script follows. */
  onFolder?: (() => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  return (
    <Card title={t("documents.export")} lead={t("documents.export.hint")}>
      <Row>
        <form method="post" action={`/api/v1/projects/${projectId}/rag-export`}>
          <Button type="submit" icon="download">{t("documents.export.download")}</Button>
        </form>
        <form method="post" action={`/projects/${projectId}/documents`}>
          <Button
            type="submit"
            name="do"
            value="folder"
            icon="folder-open"
            onClick={onFolder && ((event) => {
              event.preventDefault();
              onFolder();
            })}
          >
            {t("documents.export.folder")}
          </Button>
        </form>
      </Row>
      <Hint>
        {t("documents.export.place")} <Code>{path}</Code>
      </Hint>
    </Card>
  );
}
