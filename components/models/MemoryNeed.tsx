import { Stack } from "@/components/kit/Layout.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Hint, Quiet } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { FitLevel } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

const tones = { fits: "accent", tight: "warning", too_large: "bad", unknown: "accent" } as const;

/** How much of this computer's memory a model takes, as a bar with its numbers. */
export default function MemoryNeed({ label, need, lang }: {
  /** Such as "To train". */
  label: string;
  need: {
    level: FitLevel;
    neededBytes: number | null;
    leastBytes?: number | null;
    totalBytes: number;
  };
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const { level, neededBytes, leastBytes, totalBytes } = need;
  const verdict = t(`fit.level.${level}`);
  if (neededBytes === null) return <Hint>{`${label}: ${verdict}`}</Hint>;
  const size = (bytes: number) => bytesText(bytes, lang);
  const needed = size(neededBytes);
  const total = size(totalBytes);
  const isLessPossible = level === "tight" && leastBytes != null && leastBytes < neededBytes;
  const numbers = isLessPossible
    ? t("fit.needs.least", { needed, total, least: size(leastBytes) })
    : t("fit.needs", { needed, total });
  return (
    <Stack gap="tight">
      <div class="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <Quiet>{numbers}</Quiet>
      </div>
      <Progress
        label={`${label}: ${verdict}, ${numbers}`}
        share={neededBytes / totalBytes}
        tone={tones[level]}
      />
      {level !== "fits" && <Hint>{verdict}</Hint>}
    </Stack>
  );
}
