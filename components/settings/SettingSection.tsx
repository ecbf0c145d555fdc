import type { ComponentChildren } from "preact";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Columns, Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ErrorText } from "@/core/contract/mod.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";
import type { SettingSectionName } from "./section_names.ts";
import SettingField, { type SettingFieldName, type SettingSpec } from "./SettingField.tsx";

/** One part: what it is about, its fields, and its own buttons. */
export default function SettingSection(
  { name, specs, values, entered, error, news, newsMore, onward, builtIn = {}, lang, children }: {
    name: SettingSectionName;
    specs: readonly SettingSpec[];
    values: Readonly<Record<string, string | boolean>>;
    /** What stood in this part's form that was just refused; else null. */
    entered: Readonly<Record<string, string>> | null;
    error: ErrorText | null;
    /** What was just done with this part. */
    news: "saved" | "was-reset" | null;
    /** What else is to be told of it. */
    newsMore?: string | undefined;
    /** What may be done about the error here: a further button. */
    onward?: { value: string; text: string } | null;
    /** What is used while a field is empty. */
    builtIn?: Partial<Record<SettingFieldName, string>>;
    lang: Lang;
    /** Further forms of this part. */
    children?: ComponentChildren;
  },
) {
  const t = translator(settingsTexts, lang);
  const valueOf = ({ name: field, kind }: SettingSpec) => {
    if (!entered) return values[field] ?? "";
    return kind === "tick" ? entered[field] === "on" : entered[field] ?? "";
  };
  const labels = Object.fromEntries(
    specs.map(({ name: field }) => [field, t(`settings.${field}`)]),
  );
  return (
    <Card id={name} title={t(`settings.section.${name}`)} lead={t(`settings.section.${name}.lead`)}>
      <FormError error={error} fields={labels} lang={lang} />
      {news && !error && (
        <div role="status">
          <Message tone="good" title={t(`settings.${news}`)}>{newsMore}</Message>
        </div>
      )}
      <form method="post" action={`/settings#${name}`} data-keep={`settings-${name}`}>
        <Stack>
          <Columns atLeast={name === "prompts" ? "wide" : "normal"}>
            {specs.map((spec) => (
              <SettingField
                key={spec.name}
                spec={spec}
                value={valueOf(spec)}
                builtIn={builtIn[spec.name]}
                lang={lang}
              />
            ))}
          </Columns>
          <Row>
            <Button type="submit" look="primary" name="do" value={`save-${name}`}>
              {t("settings.save")}
            </Button>
            {onward && <Button type="submit" name="do" value={onward.value}>{onward.text}</Button>}
            <Button
              type="submit"
              look="quiet"
              icon="reset"
              name="do"
              value={`reset-${name}`}
              formNoValidate
            >
              {t("settings.reset")}
            </Button>
          </Row>
        </Stack>
      </form>
      {children}
    </Card>
  );
}
