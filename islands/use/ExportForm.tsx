import { useState } from "preact/hooks";
import ExportChoiceList from "@/components/use/ExportChoiceList.tsx";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import SelectField, { type Option } from "@/components/kit/SelectField.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { ExportChoices, ExportForm as Form } from "@/core/contract/exports.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import { useAwake } from "../_use_awake.ts";

/** What stood in the form that was just refused. */
export interface EnteredExport {
  runId?: string;
  checkpoint?: string;
  artifacts: readonly string[];
}

/** Which run is exported, from which saved state, into which forms; with sizes and their sum. */
export default function ExportForm({ runs, checkpoints, choices, entered, isFirst, lang }: {
  /** Finished runs; the chosen one first. */
  runs: readonly Option[];
  checkpoints: readonly Option[];
  choices: ExportChoices;
  /** Null where none was refused. */
  entered: EnteredExport | null;
  /** Whether nothing was exported yet: then only the usual forms are in sight. */
  isFirst: boolean;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const usual = choices.choices.filter(({ isUsual }) => isUsual);
  // What is there already is chosen by nobody but the person; what cannot be made by nobody.
  const preset = choices.choices.filter(({ missingPacks }) => missingPacks.length === 0)
    .filter(({ form, isUsual, artifactId }) =>
      entered ? entered.artifacts.includes(form) : isUsual && artifactId === null
    );
  const [chosen, setChosen] = useState<readonly Form[]>(preset.map(({ form }) => form));
  // Without script nobody could tell the button that something is chosen.
  const isAwake = useAwake();
  const list = (some: typeof usual) => (
    <ExportChoiceList
      choices={some}
      isChosen={(form) => chosen.includes(form)}
      onChoose={(form, isChosen) =>
        setChosen((known) => isChosen ? [...known, form] : known.filter((other) => other !== form))}
      lang={lang}
    />
  );
  return (
    <form method="post" class="stacked">
      <Columns>
        <SelectField
          id="export-run"
          name="runId"
          label={t("export.run")}
          options={runs}
          chosen={entered?.runId}
          onChange={(event) =>
            globalThis.location.assign(`?run=${event.currentTarget.value}#export`)}
        />
        <SelectField
          id="export-checkpoint"
          name="checkpoint"
          label={t("export.checkpoint")}
          term="checkpoint"
          lang={lang}
          options={checkpoints}
          chosen={entered?.checkpoint}
        />
      </Columns>
      <fieldset>
        <legend class="font-medium">{t("export.forms")}</legend>
        {list(usual)}
        <Disclosure summary={t("export.more")} isOpen={!isFirst || entered !== null}>
          {list(choices.choices.filter(({ isUsual }) => !isUsual))}
        </Disclosure>
      </fieldset>
      <Hint>{t(choices.isMeasured ? "export.measured" : "export.guessed")}</Hint>
      <Sum choices={choices} chosen={chosen} lang={lang} />
      <div>
        <Button
          type="submit"
          name="do"
          value="export"
          look={isFirst ? "primary" : "plain"}
          icon="package"
          disabled={isAwake && chosen.length === 0}
        >
          {t(isFirst ? "export.start.first" : "export.start")}
        </Button>
      </div>
    </form>
  );
}

/** What the chosen forms come to, and whether there is room for them. */
function Sum({ choices, chosen, lang }: {
  choices: ExportChoices;
  chosen: readonly Form[];
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const wanted = choices.choices.filter(({ form }) => chosen.includes(form));
  const free = bytesText(choices.freeBytes, lang);
  const made = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  // What serves only the making is there for one form at a time.
  const needed = made + Math.max(0, ...wanted.map(({ bytes, diskBytes }) => diskBytes - bytes));
  if (needed > choices.freeBytes) {
    const remedy = <LinkButton isSmall href="/settings">{t("export.full.remedy")}</LinkButton>;
    return (
      <Message tone="warning" action={remedy}>
        {t("export.full", { free, needed: bytesText(needed, lang) })}
      </Message>
    );
  }
  const size = bytesText(made, lang);
  return (
    <p role="status">
      {wanted.length === 0 ? t("export.sum.none") : t("export.sum", { size, free })}
    </p>
  );
}
