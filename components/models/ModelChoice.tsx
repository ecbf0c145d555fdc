import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import Term from "@/components/kit/Term.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import TickField from "@/components/kit/TickField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ListedModel } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import MemoryNeed from "./MemoryNeed.tsx";
import { languageNames, shortCount, trainableText } from "./model_words.ts";
import { modelPath } from "./ModelCard.tsx";

/** The base models to choose from: first those that can be trained here, the fitting ones on top. */
export default function ModelChoice({ models, chosen, lang }: {
  models: readonly ListedModel[];
  chosen: string | null;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const trainable = models.filter(isTrainableHere).toSorted(byFit);
  const others = models.filter((model) => !isTrainableHere(model));
  // Who has not chosen yet only has to agree to what suits this computer best.
  const preset = chosen ?? trainable[0]?.id ?? null;
  const card = (model: ListedModel) => (
    <ChoiceCard key={model.id} model={model} isChosen={model.id === preset} lang={lang} />
  );
  return (
    <Card
      title={
        <>
          {translator(projectPageTexts, lang)("model.choose")}{" "}
          <Term name="baseModel" id="baseModelId-term" lang={lang} />
        </>
      }
      lead={translator(projectPageTexts, lang)("model.choose.hint")}
      aside={<a href="/models#add">{t("step.more")}</a>}
    >
      {trainable.length === 0
        ? (
          <Message
            tone="warning"
            title={t("step.none")}
            action={
              <LinkButton isSmall look="primary" href="/settings#packs">
                {t("step.install")}
              </LinkButton>
            }
          >
            {t("step.none.hint")}
          </Message>
        )
        : <Columns>{trainable.map(card)}</Columns>}
      {others.length > 0 && (
        <Disclosure
          summary={t("step.other", { count: others.length })}
          isOpen={others.some(({ id }) => id === chosen)}
        >
          <Hint>{t("step.other.hint")}</Hint>
          <Columns>{others.map(card)}</Columns>
        </Disclosure>
      )}
    </Card>
  );
}

function isTrainableHere({ trainable, fit }: ListedModel): boolean {
  return trainable.possible && fit.train.level !== "too_large";
}

const order = { fits: 0, tight: 1, unknown: 2, too_large: 3 } as const;

function byFit(a: ListedModel, b: ListedModel): number {
  return order[a.fit.train.level] - order[b.fit.train.level] ||
    (a.parameters ?? Infinity) - (b.parameters ?? Infinity);
}

function ChoiceCard({ model, isChosen, lang }: {
  model: ListedModel;
  isChosen: boolean;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const { id, name, parameters, sizeBytes, languages, contextTokens, state, trainable } = model;
  const facts = [
    parameters === null ? null : t("parameters.count", { count: shortCount(parameters, lang) }),
    sizeBytes === null ? null : bytesText(sizeBytes, lang),
    languageNames(languages, lang),
    contextTokens === null ? null : t("context.short", { count: contextTokens }),
  ].filter((fact) => fact !== null);
  const fieldId = `model-${id.replaceAll(/[^\w-]/g, "_")}`;
  return (
    <Stack gap="small">
      <TickField
        id={fieldId}
        type="radio"
        name="baseModelId"
        value={id}
        checked={isChosen}
        required
        disabled={state === "missing" || state === "unreadable"}
        label={name}
        hint={facts.join(" · ")}
      />
      {trainable.possible
        ? <MemoryNeed label={t("fit.train")} need={model.fit.train} lang={lang} />
        : <Hint>{trainableText(model, lang)}</Hint>}
      <Hint>
        {state === "not_installed"
          ? <a href="/settings#packs">{t("step.install")}</a>
          : <a href={modelPath(id)}>{t("look.named", { name })}</a>}
      </Hint>
    </Stack>
  );
}
