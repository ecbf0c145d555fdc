import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Message from "@/components/kit/Message.tsx";
import Term from "@/components/kit/Term.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { OllamaState } from "@/core/contract/mod.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { translator } from "@/core/contract/text.ts";

/** Whether Ollama answers, and the button that asks it anew. */
export default function OllamaCard({ state, address, isAsked, lang }: {
  /** Null before it was ever asked. */
  state: OllamaState | null;
  address: string;
  /** It was asked just now, because the person wanted it. */
  isAsked: boolean;
  lang: Lang;
}) {
  const t = translator(modelTexts, lang);
  return (
    <Card
      id="ollama"
      title={
        <>
          {t("models.ollama")} <Term name="ollama" id="ollama-term" lang={lang} />
        </>
      }
      lead={t("models.ollama.unasked")}
      aside={
        <LinkButton isSmall icon="refresh" href="/models?refresh=true#ollama">
          {t("models.refresh")}
        </LinkButton>
      }
    >
      {state && (
        <div role={isAsked ? "status" : undefined}>
          {state.reachable
            ? <Message tone="good" title={t("models.ollama.reachable", { count: state.models })} />
            : (
              <Message tone={isAsked ? "warning" : "info"}>
                {t(`models.ollama.${state.reason}`, { address })}{" "}
                <a href="/settings#programs">{t("models.ollama.address")}</a>
              </Message>
            )}
        </div>
      )}
    </Card>
  );
}
