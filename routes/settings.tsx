import { z } from "zod";
import ComputerReport from "@/components/ComputerReport.tsx";
import FormError from "@/components/FormError.tsx";
import PackList from "@/components/PackList.tsx";
import SettingFields from "@/components/SettingFields.tsx";
import {
  AppError,
  installPackSchema,
  type Lang,
  type PackId,
  translator,
} from "@/core/contract/mod.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { packJob } from "@/core/packs/mod.ts";
import { action, type App, page, type PageProps } from "@/define.ts";
import InstallProgress from "@/islands/InstallProgress.tsx";
import { Head } from "@/web/mod.ts";
import { showJob } from "./_shown_job.ts";
import {
  allDefaults,
  changesOf,
  type SettingNumber,
  settingNumbers,
  settingsFormSchema,
  shownSettings,
} from "./_settings_form.ts";

export const handler = {
  GET: page({
    access: "administer",
    query: z.object({
      saved: z.stringbool().catch(false),
      proved: z.stringbool().catch(false),
    }),
  }, async ({ app, query, lang }) => ({
    ...query,
    settings: shownSettings(await app.settings.read()),
    report: await app.systemReport({ lang, prove: false, isInSettings: true }),
    installs: await installsOf(app, lang),
  })),

  POST: action({
    access: "administer",
    form: z.discriminatedUnion("do", [
      settingsFormSchema.extend({ do: z.literal("save") }),
      z.object({ do: z.literal("reset") }),
      z.object({ do: z.literal("prove") }),
      z.object({ do: z.literal("install"), pack: installPackSchema.shape.pack }),
    ]),
  }, async ({ app, actor, form, lang }) => {
    if (form.do === "prove") {
      const { obstacle } = await app.systemReport({ lang, prove: true, isInSettings: true });
      if (obstacle !== null) throw new AppError("engine_not_proved", { reason: obstacle });
      return "/settings?proved=true#computer";
    }
    if (form.do === "install") {
      const { state } = await app.packs.get(form.pack);
      const again = state === "installed";
      await app.packs.install(actor.personId, { pack: form.pack, again });
      return "/settings#packs";
    }
    if (form.do === "reset") await app.settings.change(allDefaults);
    else {
      const { do: _, ...values } = form;
      const { chunkOverlap: overlap, chunkTokens: length } = values;
      if (overlap >= length) throw new AppError("chunk_overlap_too_large", { overlap, length });
      await app.settings.change(changesOf(values));
    }
    return "/settings?saved=true#values";
  }),
};

type Install = Awaited<ReturnType<typeof showJob>>;

/** Of each pack the newest installation that has not come to its end. */
async function installsOf(app: App, lang: Lang): Promise<Partial<Record<PackId, Install>>> {
  const jobs = await app.jobs.list({ kind: packJob, limit: 20 });
  const installs: Partial<Record<PackId, Install>> = {};
  for (const { id } of await app.packs.list()) {
    const job = jobs.find(({ params }) => params["pack"] === id);
    if (job && job.state !== "done") installs[id] = await showJob(app, job.id, lang);
  }
  return installs;
}

/** What the form calls the settings that an error may name. */
function fieldNames(lang: Lang): Record<string, string> {
  const names = [...Object.keys(settingNumbers) as SettingNumber[], ...textSettings];
  const t = translator(settingsTexts, lang);
  return Object.fromEntries(names.map((name) => [name, t(`settings.${name}`)]));
}

const textSettings = ["ollamaUrl", "modelServerUrl", "wheelFolder"] as const;

export default function SettingsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(settingsTexts, lang);
  const { settings, report, installs, saved, proved } = data;
  const isOfValues = form["do"] === "save";
  const isOfPart = isOfValues || form["do"] === "prove";
  return (
    <>
      <Head>
        <title>{t("settings.title")} – Lernwerk</title>
      </Head>
      <h1>{t("settings.title")}</h1>
      <FormError error={isOfPart ? null : error} />
      <section class="card stack">
        <h2>{t("settings.language")}</h2>
        <p class="row">
          {(["de", "en"] as const).map((code) => (
            <a
              key={code}
              class={code === lang ? "button chosen" : "button"}
              href={`/settings?lang=${code}`}
              lang={code}
              hreflang={code}
              aria-current={code === lang ? "true" : undefined}
            >
              {t(`settings.language.${code}`)}
            </a>
          ))}
          <span class="quiet small">{t("settings.language.hint")}</span>
        </p>
      </section>
      <PackList
        packs={report.packs}
        installs={Object.fromEntries(
          Object.entries(installs).map(([pack, { id, first, cursor, isPausable }]) => [
            pack,
            <InstallProgress key={id} {...{ id, first, cursor, isPausable, lang }} />,
          ]),
        )}
        lang={lang}
      />
      <ComputerReport
        report={report}
        isProved={proved && !error}
        error={form["do"] === "prove" ? error : null}
        lang={lang}
      />
      <form method="post" action="/settings#values" id="values" class="card stack">
        <div>
          <h2>{t("settings.values")}</h2>
          <p class="quiet">{t("settings.values.hint")}</p>
        </div>
        <FormError error={isOfValues ? error : null} fields={fieldNames(lang)} />
        {saved && !error && <p class="message" role="status">{t("settings.saved")}</p>}
        <SettingFields
          numbers={settingNumbers}
          settings={settings}
          entered={isOfValues ? form : null}
          lang={lang}
        />
        <p class="row">
          <button type="submit" class="primary" name="do" value="save">
            {t("settings.save")}
          </button>
          <button type="submit" name="do" value="reset" formNoValidate>
            {t("settings.reset")}
          </button>
        </p>
      </form>
    </>
  );
}
