import { LinkButton } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Columns, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { type Lang, translator } from "@/core/contract/mod.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import ExtractiveGenerator from "@/islands/data/ExtractiveGenerator.tsx";
import ModelGenerator from "@/islands/data/ModelGenerator.tsx";
import type { generatorSetup } from "./_data_page.ts";

/** Both ways to make rows from the documents; without documents the way to those. */
export default function Generators({ projectId, setup, error, entered, lists, lang }: {
  projectId: string;
  setup: Awaited<ReturnType<typeof generatorSetup>>;
  error: { message: string; hint: string } | null;
  /** What stood in the form that was just refused. */
  entered: Record<string, string>;
  /** The same with every value of each field. */
  lists: Readonly<Record<string, readonly string[]>>;
  lang: Lang;
}) {
  const t = translator(generationTexts, lang);
  const { usual, passage, language, seed, model, documents } = setup;
  const of = (generator: string) => entered["generator"] === generator ? entered : {};
  const byModel = (
    <Stack>
      {model === null && <NoModel projectId={projectId} lang={lang} />}
      <ModelGenerator
        projectId={projectId}
        entered={of("model")}
        ticked={entered["generator"] === "model" ? lists["questionTypes"] ?? [] : null}
        usual={usual}
        passage={passage}
        language={language}
        seed={seed}
        model={model}
        isBlocked={model === null}
        lang={lang}
      />
    </Stack>
  );
  if (documents.length === 0) {
    return (
      <Stack>
        <FormError error={error} lang={lang} />
        <NoDocuments projectId={projectId} lang={lang} />
        <Disclosure summary={t("datasets.generate.by-topic")} isOpen={error !== null}>
          {byModel}
        </Disclosure>
      </Stack>
    );
  }
  return (
    <Stack>
      <FormError error={error} lang={lang} />
      <Columns atLeast="wide">
        <ExtractiveGenerator projectId={projectId} entered={of("extractive")} lang={lang} />
        {byModel}
      </Columns>
    </Stack>
  );
}

function NoDocuments({ projectId, lang }: { projectId: string; lang: Lang }) {
  const t = translator(generationTexts, lang);
  return (
    <EmptyState
      icon="documents"
      title={t("datasets.generate.no-documents.title")}
      action={
        <LinkButton look="primary" href={`/projects/${projectId}/documents`}>
          {t("datasets.generate.documents")}
        </LinkButton>
      }
    >
      {t("datasets.generate.no-documents")}
    </EmptyState>
  );
}

function NoModel({ projectId, lang }: { projectId: string; lang: Lang }) {
  const t = translator(generationTexts, lang);
  return (
    <Message
      action={
        <LinkButton isSmall href={`/projects/${projectId}/model`}>
          {t("datasets.generate.choose-model")}
        </LinkButton>
      }
    >
      {t("datasets.generate.no-model")}
    </Message>
  );
}
