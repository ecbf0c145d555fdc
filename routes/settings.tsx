import { z } from "zod";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Split, Stack } from "@/components/kit/Layout.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import Appearance from "@/components/settings/Appearance.tsx";
import ComputerReport from "@/components/settings/ComputerReport.tsx";
import KeyForm from "@/components/settings/KeyForm.tsx";
import PackList from "@/components/settings/PackList.tsx";
import { sectionNames, type SettingSectionName } from "@/components/settings/section_names.ts";
import SettingSection from "@/components/settings/SettingSection.tsx";
import { asTheme, themeCookie } from "@/components/shell/theme.ts";
import {
  AppError,
  folderIdSchema,
  installPackSchema,
  keyProviderSchema,
  type Lang,
  newProviderKeySchema,
  type PackId,
  translator,
} from "@/core/contract/mod.ts";
import { defaultPrompts } from "@/core/contract/text/generator_prompts.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { packJob } from "@/core/packs/mod.ts";
import { action, type App, page, type PageProps } from "@/define.ts";
import FolderList from "@/islands/settings/FolderList.tsx";
import InstallProgress from "@/islands/settings/InstallProgress.tsx";
import SettingsImport from "@/islands/settings/SettingsImport.tsx";
import { Head, readCookie } from "@/web/mod.ts";
import { mayKeep, tryEntered } from "./_embedder_trial.ts";
import {
  changesOf,
  defaultsOf,
  sectionForms,
  sectionOf,
  settingSpecs,
  shownSettings,
} from "./_settings_form.ts";
import { showJob } from "./_shown_job.ts";

const section = z.enum(sectionNames);

/** A key that is left empty stays what it is. */
const sentKey = z.string().trim().transform((key) => key || undefined)
  .pipe(newProviderKeySchema.shape.key.optional());

export const handler = {
  GET: page({
    access: "administer",
    query: z.object({
      saved: section.optional().catch(undefined),
      reset: section.optional().catch(undefined),
      proved: z.stringbool().catch(false),
      keys: z.enum(["keys.saved", "keys.forgotten"]).optional().catch(undefined),
      /** The numbers of a vector that an embedding server gave when it was tried. */
      numbers: z.coerce.number().int().positive().optional().catch(undefined),
    }),
  }, async ({ app, query, lang, request }) => ({
    ...query,
    theme: asTheme(readCookie(request, themeCookie)) ?? "system",
    settings: shownSettings(await app.settings.read()),
    report: await app.systemReport({ lang, prove: false, isInSettings: true }),
    installs: await installsOf(app, lang),
    providerKeys: await app.providerKeys.list(),
    folders: app.folders.known(),
  })),

  POST: action({
    access: "administer",
    form: z.discriminatedUnion("do", [
      sectionForms.documents,
      sectionForms.meaning,
      sectionForms.prompts,
      sectionForms.training,
      sectionForms.computing,
      sectionForms.programs,
      sectionForms.providers,
      z.object({ do: z.enum(sectionNames.map((name) => `reset-${name}` as const)) }),
      z.object({ do: z.literal("prove") }),
      z.object({ do: z.literal("install"), pack: installPackSchema.shape.pack }),
      z.object({
        do: z.literal("save-keys"),
        openrouter: sentKey,
        openai: sentKey,
        anthropic: sentKey,
      }),
      z.object({ do: z.literal("forget-key"), provider: keyProviderSchema }),
      z.object({ do: z.literal("clean"), folder: folderIdSchema }),
    ]),
  }, async ({ app, actor, form, lang }) => {
    switch (form.do) {
      case "prove": {
        const { obstacle } = await app.systemReport({ lang, prove: true, isInSettings: true });
        if (obstacle !== null) throw new AppError("engine_not_proved", { reason: obstacle });
        return "/settings?proved=true#computer";
      }
      case "install": {
        const { state } = await app.packs.get(form.pack);
        const again = state === "installed";
        await app.packs.install(actor.personId, { pack: form.pack, again });
        return "/settings#packs";
      }
      case "save-keys":
        for (const provider of keyProviderSchema.options) {
          const key = form[provider];
          if (key !== undefined) await app.providerKeys.set(provider, key);
        }
        return "/settings?keys=keys.saved#providers";
      case "forget-key":
        await app.providerKeys.remove(form.provider);
        return "/settings?keys=keys.forgotten#providers";
      case "clean":
        await app.folders.clean(form.folder);
        return "/settings#disk";
      default:
        return await saveSection(app, form);
    }
  }),
};

type SectionForm =
  | z.output<typeof sectionForms[SettingSectionName]>
  | { do: `reset-${SettingSectionName}` };

async function saveSection(app: App, form: SectionForm): Promise<string> {
  const name = sectionOf(form.do);
  if (name === null) throw new TypeError(`No part of the settings is saved by "${form.do}"`);
  if (isReset(form)) {
    await app.settings.change(defaultsOf(name));
    return `/settings?reset=${name}#${name}`;
  }
  if (form.do === "save-documents" && form.chunkOverlap >= form.chunkTokens) {
    const { chunkOverlap: overlap, chunkTokens: length } = form;
    throw new AppError("chunk_overlap_too_large", { overlap, length });
  }
  const tried = form.do === "save-meaning" || form.do === "keep-meaning"
    ? await tryEntered(app, form)
    : null;
  await app.settings.change(changesOf(form));
  const numbers = tried ? `&numbers=${tried.dimensions}` : "";
  return `/settings?saved=${name}${numbers}#${name}`;
}

function isReset(form: SectionForm): form is { do: `reset-${SettingSectionName}` } {
  return form.do.startsWith("reset-");
}

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

type Props = PageProps<typeof handler>;

export default function SettingsPage(props: Props) {
  const { data, lang, error, form } = props;
  const t = translator(settingsTexts, lang);
  const { report, installs, proved } = data;
  const what = form["do"];
  const isElsewhere = sectionOf(what) === null && what !== "prove" && what !== "save-keys";
  return (
    <>
      <Head>
        <title>{t("settings.title")} – Lernwerk</title>
      </Head>
      <PageTitle title={t("settings.title")} lead={t("settings.lead")} />
      <FormError error={isElsewhere ? error : null} lang={lang} />
      <Split aside={<Contents lang={lang} />}>
        <Appearance theme={data.theme} lang={lang} />
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
          error={what === "prove" ? error : null}
          lang={lang}
        />
        {sectionNames.map((name) => <Part key={name} name={name} {...props} />)}
        <Card
          id="disk"
          title={t("settings.section.disk")}
          lead={t("settings.section.disk.lead")}
        >
          <FolderList
            first={data.folders}
            freeBytes={report.hardware.disk?.freeBytes ?? null}
            lang={lang}
          />
        </Card>
        <Card id="file" title={t("settings.section.file")} lead={t("settings.section.file.lead")}>
          <Stack>
            <Row>
              <LinkButton icon="download" href="/api/v1/settings/file" download>
                {t("file.export")}
              </LinkButton>
            </Row>
            <SettingsImport lang={lang} />
          </Stack>
        </Card>
      </Split>
    </>
  );
}

/** One part that is saved by itself, with what was just done to it. */
function Part({ name, data, error, form, lang }: Props & { name: SettingSectionName }) {
  const what = form["do"];
  const isHere = sectionOf(what) === name && !what?.startsWith("reset-");
  const news = data.saved === name ? "saved" : data.reset === name ? "was-reset" : null;
  const prompts = defaultPrompts[lang];
  const tS = translator(settingsTexts, lang);
  const { embedderModel, embedderUrl } = data.settings;
  const works = name === "meaning" && news === "saved" && data.numbers !== undefined
    ? tS("meaning.works", {
      model: String(embedderModel),
      address: String(embedderUrl),
      count: data.numbers,
    })
    : undefined;
  return (
    <SettingSection
      name={name}
      specs={settingSpecs[name]}
      values={data.settings}
      entered={isHere ? form : null}
      error={isHere ? error : null}
      news={news}
      newsMore={works}
      onward={isHere && error && mayKeep(error)
        ? { value: `keep-${name}`, text: tS("meaning.keep") }
        : null}
      builtIn={{ generatorSystemPrompt: prompts.system, generatorUserPrompt: prompts.user }}
      lang={lang}
    >
      {name === "providers" && (
        <KeyForm
          keys={data.providerKeys}
          error={form["do"] === "save-keys" ? error : null}
          news={data.keys ?? null}
          lang={lang}
        />
      )}
    </SettingSection>
  );
}

/** The parts of a long page, beside it. */
function Contents({ lang }: { lang: Lang }) {
  const t = translator(settingsTexts, lang);
  const tSystem = translator(systemTexts, lang);
  const parts = [
    ["appearance", t("settings.section.appearance")],
    ["packs", tSystem("packs")],
    ["computer", tSystem("title")],
    ...sectionNames.map((name) => [name, t(`settings.section.${name}`)] as const),
    ["disk", t("settings.section.disk")],
    ["file", t("settings.section.file")],
  ] as const;
  return (
    <div class="max-lg:hidden lg:sticky lg:top-20">
      <Card title={t("settings.contents")}>
        <nav aria-label={t("settings.contents")}>
          <ul class="flex flex-col gap-1">
            {parts.map(([id, text]) => (
              <li key={id}>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </Card>
    </div>
  );
}
