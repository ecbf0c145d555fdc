import Card from "@/components/kit/Card.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import Term from "@/components/kit/Term.tsx";
import TickField from "@/components/kit/TickField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { OutputFormat } from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

const formats = ["gguf", "safetensors", "ollama"] as const satisfies readonly OutputFormat[];

/** In which form the tuned model is wanted; each with what it is for. */
export default function FormatChoice({ chosen, lang }: { chosen: OutputFormat; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  return (
    <Card
      title={
        <>
          {t("step.format")} <Term name="gguf" id="outputFormat-term" lang={lang} />
        </>
      }
    >
      <Columns>
        {formats.map((format) => (
          <TickField
            key={format}
            id={`format-${format}`}
            type="radio"
            name="outputFormat"
            value={format}
            checked={format === chosen}
            label={t(`step.format.${format}`)}
            hint={t(`step.format.${format}.hint`)}
          />
        ))}
      </Columns>
    </Card>
  );
}
