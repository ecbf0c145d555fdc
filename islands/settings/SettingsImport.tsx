import { useState } from "preact/hooks";
import { LinkButton } from "@/components/kit/Button.tsx";
import FileButton from "@/components/kit/FileButton.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { SettingsImport as Imported } from "@/core/contract/mod.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";

/** Reads settings from a file, and says of each what became of it. */
export default function SettingsImport({ lang }: { lang: Lang }) {
  const t = translator(settingsTexts, lang);
  const isLive = useAwake();
  const [result, setResult] = useState<Imported | null>(null);
  const [isBad, setIsBad] = useState(false);
  const [error, setError] = useState<RequestError | null>(null);

  async function read(file: File): Promise<void> {
    setResult(null);
    setError(null);
    const body = parsed(await file.text());
    setIsBad(body === null);
    if (body === null) return;
    try {
      setResult(await fetchJson<Imported>("/api/v1/settings/file", { method: "POST", body }));
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      if (failure.code === "bad_input") setIsBad(true);
      else setError(failure);
    }
  }

  if (!isLive) return <Hint>{t("file.import.script")}</Hint>;
  return (
    <Stack gap="small">
      <div>
        <FileButton
          id="settings-file"
          text={t("file.import")}
          accept=".json,application/json"
          hintId="settings-file-hint"
          onFiles={([file]) => file && void read(file)}
        />
      </div>
      <Hint id="settings-file-hint">{t("file.import.hint")}</Hint>
      <FormError error={error} lang={lang} />
      <div role="status">
        {isBad && <Message tone="bad" title={t("file.import.bad")} />}
        {result && <Outcome result={result} lang={lang} />}
      </div>
    </Stack>
  );
}

function Outcome({ result: { applied, refused, unknown }, lang }: {
  result: Imported;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  return (
    <Message
      tone={refused.length + unknown.length === 0 ? "good" : "warning"}
      title={t("file.import.done", { count: applied.length })}
      action={<LinkButton isSmall href="/settings">{t("file.import.show")}</LinkButton>}
    >
      {refused.length > 0 && (
        <p>
          {t("file.import.refused")}{" "}
          {refused.map(({ name, reason }) => `${name} (${reason})`).join(", ")}
        </p>
      )}
      {unknown.length > 0 && <p>{t("file.import.unknown")} {unknown.join(", ")}</p>}
    </Message>
  );
}

/** Null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
