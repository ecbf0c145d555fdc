import { useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { SampleResult, TokenisationResult } from "@/components/models/ProbeResult.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { RenderedSample } from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import type { Tokenisation } from "@/core/contract/model_inspection.ts";

/** What takes a moment to find out about a model: how it reads a conversation, and how it is cut. */
export default function ModelProbe({ id, hasSample, hasTest, lang }: {
  id: string;
  /** Its template can be filled here. */
  hasSample: boolean;
  /** Its tokenisers can be compared here. */
  hasTest: boolean;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const [busy, setBusy] = useState<"sample" | "tokenisation" | null>(null);
  const [sample, setSample] = useState<RenderedSample | null>(null);
  const [test, setTest] = useState<Tokenisation | null>(null);
  const [error, setError] = useState<RequestError | null>(null);

  async function ask<T>(what: "sample" | "tokenisation", show: (found: T) => void) {
    setBusy(what);
    setError(null);
    try {
      show(await fetchJson<T>(`/api/v1/models/${encodeURIComponent(id)}/${what}`));
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    } finally {
      setBusy(null);
    }
  }

  return (
    <Stack>
      <Row>
        {hasSample && (
          <Button
            icon="play"
            isBusy={busy === "sample"}
            disabled={busy !== null}
            onClick={() => void ask<RenderedSample>("sample", setSample)}
          >
            {t("inspect.sample")}
          </Button>
        )}
        {hasTest && (
          <Button
            icon="check"
            isBusy={busy === "tokenisation"}
            disabled={busy !== null}
            onClick={() => void ask<Tokenisation>("tokenisation", setTest)}
          >
            {t("inspect.test")}
          </Button>
        )}
      </Row>
      <div role="status">
        {busy && t(busy === "sample" ? "inspect.sample.busy" : "inspect.test.busy")}
        {test && !busy && <TokenisationResult test={test} lang={lang} />}
      </div>
      <FormError error={error} lang={lang} />
      {sample && <SampleResult sample={sample} lang={lang} />}
    </Stack>
  );
}
