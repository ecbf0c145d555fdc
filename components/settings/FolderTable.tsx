import { Button } from "@/components/kit/Button.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { FolderId, FolderState } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";

/** What is kept on the disk with its size, what cleaning loses, and the button for it. */
export default function FolderTable({ folders, onClean, busy = null, lang }: {
  folders: readonly FolderState[];
  /** Without it the buttons post their form. */
  onClean?: (id: FolderId) => void;
  /** What is being cleaned. */
  busy?: FolderId | null;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  const known = folders.flatMap(({ id, bytes }) => isPartOf(id) || bytes === null ? [] : [bytes]);
  const isWhole = folders.every(({ bytes }) => bytes !== null);
  return (
    <Table
      caption={t("folders.caption")}
      isStacking
      columns={[
        { text: t("folders.part") },
        { text: t("folders.size"), isNumber: true },
        { text: t("folders.clean"), isSpoken: true },
      ]}
    >
      {folders.map((folder) => (
        <tr key={folder.id}>
          <td>
            <strong>{t(`folders.${folder.id}`)}</strong>
            <Hint>{t(`folders.${folder.id}.hint`)}</Hint>
            {folder.path && <Code>{folder.path}</Code>}
          </td>
          <NumberCell label={t("folders.size")}>
            {folder.bytes === null ? t("folders.measuring") : bytesText(folder.bytes, lang)}
          </NumberCell>
          <td class="text-right whitespace-nowrap">
            <Cleaning folder={folder} onClean={onClean} busy={busy} lang={lang} />
          </td>
        </tr>
      ))}
      <tr>
        <td>
          <strong>{t("folders.total")}</strong>
        </td>
        <NumberCell label={t("folders.size")}>
          {isWhole
            ? bytesText(known.reduce((sum, bytes) => sum + bytes, 0), lang)
            : t("folders.measuring")}
        </NumberCell>
        <td />
      </tr>
    </Table>
  );
}

/** These lie inside of other parts. */
function isPartOf(id: FolderId): boolean {
  return id === "checkpoints" || id === "trash";
}

function Cleaning({ folder, onClean, busy, lang }: {
  folder: FolderState;
  onClean: ((id: FolderId) => void) | undefined;
  busy: FolderId | null;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  const { id, cleanableBytes } = folder;
  if (cleanableBytes === null) return null;
  if (cleanableBytes === 0) return <Hint>{t("folders.clean.nothing")}</Hint>;
  const label = t("folders.clean.do", { size: bytesText(cleanableBytes, lang) });
  const name = t("folders.clean.named", { name: t(`folders.${id}`) });
  const shared = { isSmall: true, icon: "trash", "aria-label": `${name}, ${label}` } as const;
  if (onClean) {
    return (
      <Button
        {...shared}
        isBusy={busy === id}
        disabled={busy !== null}
        onClick={() => onClean(id)}
      >
        {label}
      </Button>
    );
  }
  return (
    <form method="post" action="/settings#disk">
      <input type="hidden" name="do" value="clean" />
      <Button {...shared} type="submit" name="folder" value={id}>{label}</Button>
    </form>
  );
}
