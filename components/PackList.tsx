import type { ComponentChildren } from "preact";
import { type Lang, type PackId, type SystemReport, translator } from "@/core/contract/mod.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";

type ShownPack = SystemReport["packs"][number];

/** What can be installed: state, size, and the button that mends it. */
export default function PackList({ packs, installs, lang }: {
  packs: readonly ShownPack[];
  /** What shows the installations that are under way or went wrong. */
  installs: Partial<Record<PackId, ComponentChildren>>;
  lang: Lang;
}) {
  const t = translator(systemTexts, lang);
  return (
    <section id="packs" class="card stack">
      <div>
        <h2>{t("packs")}</h2>
        <p class="quiet">{t("packs.hint")}</p>
      </div>
      <ul class="plain-list lines">
        {packs.map((pack) => (
          <li key={pack.id} class="stack">
            <PackLine pack={pack} lang={lang} />
            {installs[pack.id]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PackLine({ pack, lang }: { pack: ShownPack; lang: Lang }) {
  const t = translator(systemTexts, lang);
  const { id, name, state, stateText, bytes, downloadBytes } = pack;
  const disk = bytesText(bytes, lang);
  const size = state === "installed"
    ? t("pack.size", { disk })
    : t("pack.download", { size: bytesText(downloadBytes, lang), disk });
  return (
    <form method="post" class="row spread">
      <div>
        <strong>{name}</strong>
        <div class={state === "broken" ? "bad-text small" : "quiet small"}>
          {stateText} · {size}
        </div>
      </div>
      {state !== "installing" && (
        <>
          <input type="hidden" name="pack" value={id} />
          <button
            type="submit"
            class={state === "installed" ? "" : "primary"}
            name="do"
            value="install"
            aria-label={`${t(buttonText(state))}: ${name}`}
          >
            {t(buttonText(state))}
          </button>
        </>
      )}
    </form>
  );
}

function buttonText(state: "installed" | "missing" | "broken") {
  if (state === "installed") return "install.again";
  return state === "broken" ? "install.repair" : "install";
}
