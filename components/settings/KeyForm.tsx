import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Columns, Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ErrorText, ProviderKey } from "@/core/contract/mod.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";

/** The keys of providers: to be set and to be forgotten, never to be read. */
export default function KeyForm({ keys, error, news, lang }: {
  keys: readonly ProviderKey[];
  error: ErrorText | null;
  news: "keys.saved" | "keys.forgotten" | null;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  const labels = Object.fromEntries(keys.map(({ provider }) => [provider, t(`keys.${provider}`)]));
  const kept = keys.filter(({ state }) => state !== "missing");
  return (
    <Stack>
      <FormError error={error} fields={labels} lang={lang} />
      {news && !error && (
        <div role="status">
          <Message tone="good" title={t(news)} />
        </div>
      )}
      <form method="post" action="/settings#providers" autocomplete="off">
        <Stack>
          <Columns>
            {keys.map((key) => (
              <TextField
                key={key.provider}
                id={key.provider}
                name={key.provider}
                type="password"
                autocomplete="new-password"
                label={t(`keys.${key.provider}`)}
                hint={stateText(key, lang)}
                term="apiKey"
                lang={lang}
                maxLength={500}
              />
            ))}
          </Columns>
          <Row>
            <Button type="submit" look="primary" icon="lock" name="do" value="save-keys">
              {t("keys.save")}
            </Button>
          </Row>
        </Stack>
      </form>
      {kept.length > 0 && (
        <form method="post" action="/settings#providers">
          <input type="hidden" name="do" value="forget-key" />
          <Row>
            {kept.map(({ provider }) => (
              <Button
                key={provider}
                type="submit"
                isSmall
                icon="trash"
                name="provider"
                value={provider}
              >
                {t("keys.forget.named", { provider: providerNames[provider] })}
              </Button>
            ))}
          </Row>
        </form>
      )}
      <Hint>{t("keys.honest")}</Hint>
    </Stack>
  );
}

const providerNames = {
  openrouter: "OpenRouter",
  openai: "OpenAI",
  anthropic: "Anthropic",
} as const;

function stateText({ state, lastFour }: ProviderKey, lang: Lang): string {
  const t = translator(settingsTexts, lang);
  if (state !== "set") return t(`keys.state.${state}`);
  return lastFour === null ? t("keys.state.set.short") : t("keys.state.set", { last: lastFour });
}
