import { useState } from "preact/hooks";
import FileTable from "@/components/use/FileTable.tsx";
import type { ListedFile } from "@/components/use/listed_file.ts";
import EmptyState from "@/components/kit/EmptyState.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";

/** The exported files; what is removed can be brought back from the toast. */
export default function FileList({ first, lang }: { first: readonly ListedFile[]; lang: Lang }) {
  const [files, setFiles] = useState(first);
  const t = translator(useTexts, lang);

  async function remove(file: ListedFile): Promise<void> {
    const name = translator(exportTexts, lang)(`exports.form.${file.form}`);
    await tell(async () => {
      await fetchJson(`/api/v1/artifacts/${file.id}`, { method: "DELETE" });
      setFiles((known) => known.filter(({ id }) => id !== file.id));
      const action = {
        text: translator(kitTexts, lang)("undo"),
        run: () =>
          tell(async () => {
            await fetchJson(`/api/v1/artifacts/${file.id}/restore`, { method: "POST" });
            setFiles((known) => first.filter((each) => each === file || known.includes(each)));
          }),
      };
      say({ text: t("files.removed", { file: name }), action });
    });
  }

  if (files.length === 0) return <EmptyState icon="package" title={t("files.none")} />;
  return <FileTable files={files} onRemove={remove} lang={lang} />;
}

/** Does something, and says what went wrong where it does. */
async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    say({ text: `${error.message} ${error.hint}`, tone: "bad" });
  }
}
