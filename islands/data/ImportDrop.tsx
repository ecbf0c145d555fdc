import { useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import FileDrop from "@/components/kit/FileDrop.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Progress from "@/components/kit/Progress.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowFileTexts } from "@/core/contract/text/dataset_files.ts";
import { translator } from "@/core/contract/text.ts";
import { RequestError, uploadForm } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";
import { usePageDrop } from "../_use_page_drop.ts";

const endings = ".jsonl,.ndjson,.json,.txt";

/** Where a file with rows is chosen or dropped anywhere on the page; it is sent at once. */
export default function ImportDrop({ projectId, limit, lang }: {
  projectId: string;
  /** The largest file, in words. */
  limit: string;
  lang: Lang;
}) {
  const t = translator(rowFileTexts, lang);
  const isAwake = useAwake();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<RequestError | null>(null);
  const isOver = usePageDrop(({ files: [file] }) => file && void send(file));

  async function send(file: File | undefined): Promise<void> {
    if (!file || sending !== null) return;
    const { name } = file;
    setSending({ name, share: 0 });
    setError(null);
    try {
      await uploadForm(`/api/v1/projects/${projectId}/rows/import`, {
        body: new Blob([file], { type: "application/octet-stream" }),
        onSent: (sent, total) => setSending({ name, share: total === 0 ? 1 : sent / total }),
      });
      location.assign(`/projects/${projectId}/data/import`);
    } catch (failure) {
      setSending(null);
      if (failure instanceof RequestError) setError(failure);
    }
  }

  return (
    <form method="post" encType="multipart/form-data">
      <Stack>
        <FormError error={error} lang={lang} />
        <FileDrop
          id="file"
          name="file"
          title={t(isOver ? "datasets.import.drop" : "datasets.import.choose.title")}
          hint={t("datasets.import.limit", { size: limit })}
          choose={t("datasets.import.choose")}
          accept={endings}
          isMultiple={false}
          live={isAwake ? { isOver, onFiles: ([file]) => void send(file) } : null}
        />
        {sending !== null && (
          <div role="status">
            <p>{t("datasets.import.sending", sending)}</p>
            <Progress label={t("datasets.import.sending", sending)} share={sending.share} />
          </div>
        )}
        {!isAwake && (
          <Row>
            <Button type="submit" look="primary">{t("datasets.import.start")}</Button>
          </Row>
        )}
      </Stack>
    </form>
  );
}
