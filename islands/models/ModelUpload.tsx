import { useRef, useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Figure, Quiet } from "@/components/kit/Text.tsx";
import ModelDrop from "@/components/models/ModelDrop.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { RequestError, uploadForm } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";
import { usePageDrop } from "../_use_page_drop.ts";
import { droppedModel, type ModelFile, modelForm, modelOfFolder } from "./_dropped_model.ts";

/** A model on its way. */
interface Sending {
  name: string;
  sent: number;
  total: number;
  stop: AbortController;
}

/** Takes a model that is chosen or dropped anywhere on the page, and says how far it is. */
export default function ModelUpload({ limitBytes, lang }: { limitBytes: number; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const isLive = useAwake();
  const [sending, setSending] = useState<Sending | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<RequestError | null>(null);
  const busy = useRef(false);

  async function send(files: readonly ModelFile[]): Promise<void> {
    if (busy.current || files.length === 0) return;
    setError(null);
    const form = modelForm(files);
    if (!form) return setNote(t("add.mixed"));
    setNote(null);
    busy.current = true;
    const stop = new AbortController();
    const { name, bytes } = form;
    const tell = (sent: number, total: number) => setSending({ name, sent, total, stop });
    tell(0, bytes);
    try {
      const { id } = await uploadForm<{ id: string }>("/api/v1/models/upload", {
        body: form.body,
        onSent: tell,
        signal: stop.signal,
      });
      location.assign(`/models?added=${encodeURIComponent(id)}`);
    } catch (failure) {
      setSending(null);
      busy.current = false;
      if (stop.signal.aborted) return setNote(t("add.cancelled"));
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    }
  }

  const isOver = usePageDrop((dropped) => void droppedModel(dropped).then(send));

  return (
    <Stack>
      <FormError error={error} lang={lang} />
      <div role="status">{note && <Message tone="info" title={note} />}</div>
      {sending ? <Underway sending={sending} lang={lang} /> : (
        <ModelDrop
          limitBytes={limitBytes}
          live={isLive
            ? {
              isOver,
              onFiles: (files) => void send(files.map((file) => ({ file, name: file.name }))),
              onFolder: (files) => void send(modelOfFolder(files)),
            }
            : null}
          lang={lang}
        />
      )}
    </Stack>
  );
}

function Underway({ sending: { name, sent, total, stop }, lang }: {
  sending: Sending;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const isSent = total > 0 && sent >= total;
  const size = (bytes: number) => bytesText(bytes, lang);
  return (
    <Stack gap="small">
      <Row isSpread>
        <span role="status">{isSent ? t("add.checking") : t("add.uploading", { name })}</span>
        <Quiet>
          <Figure>{t("add.progress", { sent: size(sent), total: size(total) })}</Figure>
        </Quiet>
      </Row>
      <Progress
        label={t("add.uploading", { name })}
        share={isSent || total === 0 ? null : sent / total}
      />
      <Row>
        <Button isSmall icon="close" onClick={() => stop.abort()}>{t("add.cancel")}</Button>
      </Row>
    </Stack>
  );
}
