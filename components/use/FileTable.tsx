import { Button, LinkButton } from "@/components/kit/Button.tsx";
import CopiedText from "@/components/kit/CopiedText.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import type { ListedFile } from "./listed_file.ts";

/** Exported files: what each is, size, hash, where it lies, and what can be done with it. */
export default function FileTable({ files, onRemove, lang }: {
  files: readonly ListedFile[];
  /** Where it is taken away without leaving the page; else the form is sent. */
  onRemove?: (file: ListedFile) => void;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  return (
    <Table
      caption={t("files.title")}
      isStacking
      columns={[
        { text: t("files.file") },
        { text: t("files.size"), isNumber: true },
        { text: `${t("files.path")}, ${t("files.hash")}` },
        { text: t("files.actions"), isSpoken: true },
      ]}
    >
      {files.map((file) => (
        <tr key={file.id}>
          <td class="sm:min-w-40">
            <What file={file} lang={lang} />
          </td>
          <NumberCell label={t("files.size")}>{bytesText(file.bytes, lang)}</NumberCell>
          <td class="sm:min-w-50">
            <CopiedText
              text={file.location}
              shown={file.location.split(/[\\/]/).at(-1) ?? ""}
              lang={lang}
            />
            <CopiedText text={file.sha256} shown={`${file.sha256.slice(0, 12)}…`} lang={lang} />
          </td>
          <td class="sm:min-w-52">
            <Actions file={file} lang={lang} {...onRemove && { onRemove }} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function What({ file, lang }: { file: ListedFile; lang: Lang }) {
  const forms = translator(exportTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  const of = [file.runName, times.format(new Date(file.createdAt))];
  return (
    <>
      <strong>{forms(`exports.form.${file.form}`)}</strong>
      <Hint>{of.filter((part) => part !== null).join(" · ")}</Hint>
      {file.notes.map((note) => <Hint key={note.key}>{forms(note.key, note.params)}</Hint>)}
    </>
  );
}

function Actions({ file, onRemove, lang }: {
  file: ListedFile;
  onRemove?: (file: ListedFile) => void;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const name = translator(exportTexts, lang)(`exports.form.${file.form}`);
  function remove(event: Event): void {
    if (!onRemove) return;
    event.preventDefault();
    onRemove(file);
  }
  return (
    <form method="post">
      <input type="hidden" name="artifactId" value={file.id} />
      <Row>
        <LinkButton isSmall icon="download" href={`/api/v1/artifacts/${file.id}/file`}>
          {t("files.download")}
        </LinkButton>
        <LinkButton isSmall icon="help" href={`/artifacts/${file.id}`}>{t("files.how")}</LinkButton>
        <Button isSmall icon="folder-open" type="submit" name="do" value="folder">
          {t("files.folder")}
        </Button>
        <Button
          isSmall
          look="quiet"
          icon="trash"
          type="submit"
          name="do"
          value="remove"
          aria-label={`${t("files.remove")}: ${name}`}
          onClick={remove}
        >
          {t("files.remove")}
        </Button>
      </Row>
    </form>
  );
}
