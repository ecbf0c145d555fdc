import { Fragment } from "preact";
import CodeBlock from "@/components/kit/CodeBlock.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import type { Usage } from "@/core/contract/exports.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** How other programs use a file: a tab for each, which works without any script. */
export default function UsageTabs({ usages, lang }: { usages: readonly Usage[]; lang: Lang }) {
  const t = translator(exportTexts, lang);
  return (
    <div class="tabs tabs-border">
      {usages.map(({ program, lines, file }, at) => (
        <Fragment key={program}>
          <input
            type="radio"
            name="program"
            class="tab"
            aria-label={t(`exports.use.program.${program}`)}
            checked={at === 0}
          />
          <div class="tab-content pt-4">
            <Stack gap="small">
              <p>{t(`exports.use.${program}`)}</p>
              {lines.map((line) => (
                <CodeBlock
                  key={line}
                  text={line}
                  label={t(`exports.use.program.${program}`)}
                  lang={lang}
                />
              ))}
              {file && <UsedFile file={file} lang={lang} />}
            </Stack>
          </div>
        </Fragment>
      ))}
    </div>
  );
}

function UsedFile({ file, lang }: { file: NonNullable<Usage["file"]>; lang: Lang }) {
  const t = translator(useTexts, lang);
  return (
    <Disclosure summary={t("how.file", { file: file.name })}>
      <CodeBlock text={file.content} label={file.name} lang={lang} />
    </Disclosure>
  );
}
