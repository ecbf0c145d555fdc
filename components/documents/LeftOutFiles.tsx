import {
  type LeftOutFile,
  type LeftOutFileReason,
  leftOutFileReasons,
} from "@/core/contract/document_formats.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import Disclosure from "../kit/Disclosure.tsx";
import { Quiet } from "../kit/Text.tsx";

const namedAtMost = 100;
/** So few are named at once, more of them only when asked for. */
const openAtMost = 5;

/** What was left out of the folders that were given, by name, and why. */
export default function LeftOutFiles({ files, lang }: {
  files: readonly LeftOutFile[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  if (files.length === 0) return null;
  return (
    <Disclosure
      key={files.length}
      summary={t("documents.upload.left", { count: files.length })}
      isOpen={files.length <= openAtMost}
    >
      {leftOutFileReasons.map((reason) => (
        <ForOneReason
          key={reason}
          reason={reason}
          names={files.filter((file) => file.reason === reason).map(({ name }) => name)}
          lang={lang}
        />
      ))}
    </Disclosure>
  );
}

function ForOneReason({ reason, names, lang }: {
  reason: LeftOutFileReason;
  names: readonly string[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const unnamed = names.length - namedAtMost;
  if (names.length === 0) return null;
  return (
    <div>
      <p>{t(`documents.upload.left.${reason}`, { count: names.length })}</p>
      <ul class="text-sm wrap-anywhere">
        {names.slice(0, namedAtMost).map((name) => <li key={name}>{name}</li>)}
      </ul>
      {unnamed > 0 && <Quiet>{t("documents.upload.more", { count: unnamed })}</Quiet>}
    </div>
  );
}
