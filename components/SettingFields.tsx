import { type Lang, type Settings, translator } from "@/core/contract/mod.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import NumberField from "./NumberField.tsx";

/** Numbers of the settings, in the units of the form. */
type NumberName =
  | "uploadLimitMB"
  | "chunkTokens"
  | "chunkOverlap"
  | "memoryLimitMB"
  | "threads";

/** Settings that are texts. */
type TextName = "modelServerUrl" | "ollamaUrl" | "wheelFolder";

/** The settings as the form shows them. */
type ShownSettings =
  & Record<NumberName, number>
  & Pick<Settings, "forceCpu" | TextName>;

interface Props {
  numbers: Record<NumberName, { min: number; max: number; usual: number }>;
  settings: ShownSettings;
  /** What stood in the form that was just refused; else null. */
  entered: Readonly<Record<string, string>> | null;
  lang: Lang;
}

/** The settings as form fields, in groups. */
export default function SettingFields(props: Props) {
  const { settings, entered, lang } = props;
  const t = translator(settingsTexts, lang);
  const isForced = entered ? entered["forceCpu"] === "on" : settings.forceCpu;
  return (
    <>
      <fieldset class="stack">
        <legend>{t("settings.group.documents")}</legend>
        <SettingNumber name="uploadLimitMB" {...props} />
        <SettingNumber name="chunkTokens" {...props} />
        <SettingNumber name="chunkOverlap" {...props} />
      </fieldset>
      <fieldset class="stack">
        <legend>{t("settings.group.computing")}</legend>
        <label class="row">
          <input type="checkbox" name="forceCpu" checked={isForced} />
          {t("settings.forceCpu")}
        </label>
        <SettingNumber name="memoryLimitMB" {...props} />
        <SettingNumber name="threads" {...props} />
      </fieldset>
      <fieldset class="stack">
        <legend>{t("settings.group.programs")}</legend>
        <SettingText name="ollamaUrl" {...props} />
        <SettingText name="modelServerUrl" {...props} />
        <SettingText name="wheelFolder" {...props} />
      </fieldset>
    </>
  );
}

function SettingNumber({ name, numbers, settings, entered, lang }: Props & { name: NumberName }) {
  const t = translator(settingsTexts, lang);
  const { usual, ...range } = numbers[name];
  const hints = [
    name !== "uploadLimitMB" && name !== "chunkTokens" && t(`settings.${name}.hint`),
    t("settings.range", { ...range, usual }),
  ];
  return (
    <NumberField
      id={name}
      name={name}
      label={t(`settings.${name}`)}
      hint={hints.filter(Boolean).join(" ")}
      value={entered?.[name] ?? settings[name]}
      {...range}
      required
    />
  );
}

function SettingText({ name, settings, entered, lang }: Props & { name: TextName }) {
  const t = translator(settingsTexts, lang);
  return (
    <div class="field">
      <label for={name}>{t(`settings.${name}`)}</label>
      <input
        id={name}
        name={name}
        maxLength={4096}
        value={entered?.[name] ?? settings[name]}
        aria-describedby={`${name}-hint`}
      />
      <span id={`${name}-hint`} class="quiet small">{t(`settings.${name}.hint`)}</span>
    </div>
  );
}
