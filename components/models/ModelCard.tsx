import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ListedModel } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { translator } from "@/core/contract/text.ts";
import MemoryNeed from "./MemoryNeed.tsx";
import { languageNames, shortCount, trainableText } from "./model_words.ts";
import ModelBadges from "./ModelBadges.tsx";

/** A base model with what one chooses it by. */
export default function ModelCard({ model, lang }: { model: ListedModel; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  return (
    <Card
      id={`model-${model.id}`}
      title={<a class="title-link" href={modelPath(model.id)}>{model.name}</a>}
    >
      <ModelBadges model={model} lang={lang} />
      {isGone(model) ? <ModelTrouble model={model} lang={lang} /> : (
        <>
          <Facts facts={modelFacts(model, lang)} />
          <Hint>{trainableText(model, lang)}</Hint>
        </>
      )}
      {model.state === "ready" && (
        <Stack gap="small">
          <MemoryNeed label={t("fit.run")} need={model.fit.run} lang={lang} />
          {model.trainable.possible && (
            <MemoryNeed label={t("fit.train")} need={model.fit.train} lang={lang} />
          )}
        </Stack>
      )}
      <Row>
        {model.state === "not_installed"
          ? (
            <LinkButton look="primary" isSmall href="/settings#packs">
              {t("install")}
            </LinkButton>
          )
          : (
            <LinkButton
              isSmall
              icon="search"
              href={modelPath(model.id)}
              aria-label={isGone(model)
                ? t("look.gone.named", { name: model.name })
                : t("look.named", { name: model.name })}
            >
              {t(isGone(model) ? "look.gone" : "look")}
            </LinkButton>
          )}
      </Row>
    </Card>
  );
}

/** Where a model is looked into. */
export function modelPath(id: string): string {
  return `/models/${encodeURIComponent(id)}`;
}

/** Whether nothing can be done with a model until a person has put its file right. */
export function isGone({ state }: Pick<ListedModel, "state">): boolean {
  return state === "missing" || state === "unreadable";
}

/** What is wrong with a model's file, and what to do now. */
export function ModelTrouble({ model, lang }: { model: ListedModel; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const { state, detail, path } = model;
  if (state !== "missing" && state !== "unreadable") return null;
  return (
    <Message tone="bad" title={trainableText(model, lang)}>
      <p>{t(`trouble.${state}`)}</p>
      {detail && <p>{t("trouble.detail", { detail })}</p>}
      {path && <Code>{path}</Code>}
    </Message>
  );
}

/** Size, parameters, languages, context and licence; what the files do not state says so. */
export function modelFacts(model: ListedModel, lang: Lang): readonly (readonly [string, string])[] {
  const t = translator(modelTexts, lang);
  const unknown = t("models.unknown");
  const { sizeBytes, parameters, quantisation, contextTokens, licence, languages } = model;
  const stored = [sizeBytes === null ? null : bytesText(sizeBytes, lang), quantisation]
    .filter((part) => part !== null).join(" · ");
  return [
    [t("models.parameters"), parameters === null ? unknown : shortCount(parameters, lang)],
    [t("models.size"), stored || unknown],
    [t("models.languages"), languageNames(languages, lang) ?? unknown],
    [
      t("models.context"),
      contextTokens === null ? unknown : t("models.context.tokens", { count: contextTokens }),
    ],
    [t("models.licence"), licence ?? unknown],
  ];
}
