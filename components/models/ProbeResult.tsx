import CodeBlock from "@/components/kit/CodeBlock.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Hint, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { RenderedSample, Tokenisation } from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** A sample conversation, and beside it the text that the model reads. */
export function SampleResult({ sample, lang }: { sample: RenderedSample; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const { messages, prompt, tokens, isOwnTemplate, isWithoutSystem } = sample;
  return (
    <Stack>
      <Stack gap="small">
        <SectionTitle level={3}>{t("inspect.sample.conversation")}</SectionTitle>
        <Facts facts={messages.map(({ role, content }) => [t(`role.${role}`), content] as const)} />
        {isWithoutSystem && <Hint>{t("inspect.sample.system")}</Hint>}
      </Stack>
      <Stack gap="small">
        <SectionTitle level={3}>{t("inspect.sample.prompt")}</SectionTitle>
        <Hint>{t("inspect.sample.result", { count: tokens })}</Hint>
        <CodeBlock text={prompt} label={t("inspect.sample.prompt")} lang={lang} />
        {!isOwnTemplate && <Hint>{t("inspect.sample.chatml")}</Hint>}
      </Stack>
    </Stack>
  );
}

/** Whether training and answering cut text in the same way. */
export function TokenisationResult({ test, lang }: { test: Tokenisation; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  if (test.kind === "shared") return <Message tone="good" title={t("inspect.test.shared")} />;
  if (test.kind === "equal") return <Message tone="good" title={t("inspect.test.equal")} />;
  if (test.kind === "unknown") return <Message tone="info" title={t("inspect.test.unknown")} />;
  const { count, total } = test;
  return <Message tone="bad" title={t("inspect.test.different", { count, total })} />;
}
