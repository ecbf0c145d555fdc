import Badge from "@/components/kit/Badge.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ListedModel } from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { translator } from "@/core/contract/text.ts";

/** In a word or two: where a model is from, whether it is there, whether it can be trained here. */
export default function ModelBadges({ model, lang }: { model: ListedModel; lang: Lang }) {
  const t = translator(modelTexts, lang);
  const { source, state, trainable, fit } = model;
  return (
    <Row>
      <Badge>{t(`models.source.${source}`)}</Badge>
      {state !== "ready" && (
        <Badge
          tone={state === "not_installed" ? "accent" : "bad"}
          {...(state !== "not_installed" && { icon: "alert" })}
        >
          {t(`models.state.${state}`)}
        </Badge>
      )}
      {trainable.possible && fit.train.level !== "unknown" && (
        <FitBadge level={fit.train.level} lang={lang} />
      )}
    </Row>
  );
}

const looks = {
  fits: { tone: "good", icon: "done" },
  tight: { tone: "warning", icon: "warning" },
  too_large: { tone: "bad", icon: "ban" },
} as const;

function FitBadge({ level, lang }: { level: keyof typeof looks; lang: Lang }) {
  return <Badge {...looks[level]}>{translator(modelPageTexts, lang)(`fit.level.${level}`)}</Badge>;
}
