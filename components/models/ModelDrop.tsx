import { Button } from "@/components/kit/Button.tsx";
import FileButton from "@/components/kit/FileButton.tsx";
import FileDrop from "@/components/kit/FileDrop.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** What happens with what is chosen, once a script follows the form. */
export interface LiveDrop {
  /** Files hover over the page. */
  isOver: boolean;
  onFiles(files: readonly File[]): void;
  onFolder(files: readonly File[]): void;
}

/** Where a model is chosen or dropped; a plain form until it is live. */
export default function ModelDrop({ limitBytes, live, lang }: {
  limitBytes: number;
  live: LiveDrop | null;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  return (
    <form method="post" action="/models/upload" enctype="multipart/form-data">
      <Stack gap="small">
        <FileDrop
          id="files"
          name="files"
          title={t(live ? "add.drop" : "add.choose")}
          hint={t("add.drop.hint", { limit: bytesText(limitBytes, lang) })}
          choose={t("add.choose")}
          live={live}
        >
          {live && (
            <FileButton
              id="model-folder"
              text={t("add.choose.folder")}
              isFolder
              onFiles={live.onFolder}
            />
          )}
        </FileDrop>
        {!live && (
          <div>
            <Button type="submit" look="primary" icon="upload">{t("add.upload")}</Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
