import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Quiet } from "@/components/kit/Text.tsx";
import FolderTable from "@/components/settings/FolderTable.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { FolderId, FolderState } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";
import { say } from "../_toasts.ts";

const url = "/api/v1/system/folders";

/** What is kept on the disk: measured while the page stands already, and cleaned on the spot. */
export default function FolderList({ first, freeBytes, lang }: {
  first: FolderState[];
  freeBytes: number | null;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  const [folders, setFolders] = useState(first);
  const isLive = useAwake();
  const [busy, setBusy] = useState<FolderId | null>(null);
  const [isMeasuring, setIsMeasuring] = useState(false);
  const [error, setError] = useState<RequestError | null>(null);

  async function tried(work: () => Promise<void>): Promise<void> {
    setError(null);
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    }
  }

  async function measure(fresh: boolean): Promise<void> {
    setIsMeasuring(true);
    await tried(async () => {
      const answer = await fetchJson<{ folders: FolderState[] }>(
        `${url}?wait=true&fresh=${fresh}`,
      );
      setFolders(answer.folders);
    });
    setIsMeasuring(false);
  }

  async function clean(id: FolderId): Promise<void> {
    setBusy(id);
    await tried(async () => {
      const { freedBytes, folder } = await fetchJson<{ freedBytes: number; folder: FolderState }>(
        url,
        { method: "POST", body: { clean: id } },
      );
      setFolders((known) => known.map((one) => one.id === id ? folder : one));
      say({ text: t("folders.cleaned", { size: bytesText(freedBytes, lang) }), tone: "good" });
    });
    setBusy(null);
  }

  useEffect(() => {
    if (first.some(({ bytes }) => bytes === null)) void measure(false);
  }, []);

  return (
    <Stack>
      <FormError error={error} lang={lang} />
      <FolderTable
        folders={folders}
        {...(isLive && { onClean: (id: FolderId) => void clean(id) })}
        busy={busy}
        lang={lang}
      />
      <Row isSpread>
        {freeBytes === null
          ? <span />
          : <Quiet>{t("folders.free", { size: bytesText(freeBytes, lang) })}</Quiet>}
        {isLive && (
          <Button
            isSmall
            icon="refresh"
            isBusy={isMeasuring}
            disabled={isMeasuring || busy !== null}
            onClick={() => void measure(true)}
          >
            {t("folders.measure")}
          </Button>
        )}
      </Row>
    </Stack>
  );
}
