import type { ComponentChildren } from "preact";
import Badge from "@/components/kit/Badge.tsx";
import { Fill, Row } from "@/components/kit/Layout.tsx";
import Term from "@/components/kit/Term.tsx";
import { Figure, Hint } from "@/components/kit/Text.tsx";
import type { ExportChoice, ExportForm } from "@/core/contract/exports.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { durationRangeText } from "@/core/contract/text/duration.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { packTexts } from "@/core/contract/text/packs.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

const terms: Readonly<Record<ExportForm, GlossaryTerm>> = {
  "adapter": "adapter",
  "adapter-gguf": "adapter",
  "merged": "safetensors",
  "gguf-f16": "gguf",
  "gguf-q8_0": "quantization",
  "gguf-q4_k_m": "quantization",
};

/** Forms to choose from, each with its size, its time and what it is for. */
export default function ExportChoiceList({ choices, isChosen, onChoose, lang }: {
  choices: readonly ExportChoice[];
  isChosen(form: ExportForm): boolean;
  onChoose(form: ExportForm, isChosen: boolean): void;
  lang: Lang;
}) {
  return (
    <ul class="ruled-lines">
      {choices.map((choice) => (
        <li key={choice.form} class="py-3">
          <Choice choice={choice} lang={lang}>
            <input
              id={`form-${choice.form}`}
              type="checkbox"
              class="checkbox checkbox-sm mt-1"
              name="artifacts"
              value={choice.form}
              checked={isChosen(choice.form)}
              disabled={choice.missingPacks.length > 0}
              aria-describedby={`form-${choice.form}-hint`}
              onChange={(event) => onChoose(choice.form, event.currentTarget.checked)}
            />
          </Choice>
        </li>
      ))}
    </ul>
  );
}

function Choice({ choice, lang, children }: {
  choice: ExportChoice;
  lang: Lang;
  /** The box to tick. */
  children: ComponentChildren;
}) {
  const t = translator(useTexts, lang);
  const forms = translator(exportTexts, lang);
  const { form, bytes, seconds, isUsual, artifactId } = choice;
  return (
    <div class="flex items-start gap-3">
      {children}
      <Fill>
        <Row>
          <label for={`form-${form}`} class="font-medium">{forms(`exports.form.${form}`)}</label>
          <Term name={terms[form]} id={`form-${form}-term`} lang={lang} />
          {isUsual && <Badge tone="accent">{t("export.usual")}</Badge>}
          {artifactId && <Badge tone="good" icon="check">{t("export.exists")}</Badge>}
        </Row>
        <Hint id={`form-${form}-hint`}>{forms(`exports.form.${form}.hint`)}</Hint>
        <MissingPacks choice={choice} lang={lang} />
      </Fill>
      <div class="shrink-0 text-right">
        <Figure>{t("export.size", { size: bytesText(bytes, lang) })}</Figure>
        <Hint>{durationRangeText(seconds, lang)}</Hint>
      </div>
    </div>
  );
}

function MissingPacks({ choice: { missingPacks }, lang }: { choice: ExportChoice; lang: Lang }) {
  if (missingPacks.length === 0) return null;
  const t = translator(useTexts, lang);
  const names = translator(packTexts, lang);
  const packs = missingPacks.map((pack) => names(`packs.name.${pack}`)).join(", ");
  return (
    <p class="text-sm">
      {t("export.needs", { packs })}{" "}
      <a class="link" href="/settings#packs">{t("export.install")}</a>
    </p>
  );
}
