import type { RemovedDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Row } from "../kit/Layout.tsx";
import { Quiet } from "../kit/Text.tsx";

/** Documents that were removed, each with how long it can still be brought back. */
export default function RemovedDocuments({ documents, onRestore, lang }: {
  documents: readonly RemovedDocument[];
  /** Where one is brought back without leaving the page; else the form is sent. */
  onRestore?: ((document: RemovedDocument) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
  if (documents.length === 0) return null;
  return (
    <Disclosure summary={t("documents.gone.list", { count: documents.length })}>
      <ul class="ruled-lines">
        {documents.map((document) => (
          <li key={document.id}>
            <form
              method="post"
              action={`/documents/${document.id}/restore`}
              onSubmit={onRestore && ((event) => {
                event.preventDefault();
                onRestore(document);
              })}
            >
              <Row isSpread>
                <span class="wrap-anywhere">
                  {document.name}{" "}
                  <Quiet>
                    {t("documents.gone.until", {
                      date: dates.format(new Date(document.until)),
                    })}
                  </Quiet>
                </span>
                <Button
                  type="submit"
                  isSmall
                  icon="undo"
                  aria-label={t("documents.gone.restore.name", { name: document.name })}
                >
                  {t("documents.gone.restore")}
                </Button>
              </Row>
            </form>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
