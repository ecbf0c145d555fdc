import { type BaseModel, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { type Command, type CommandIo, type ExitCode, UsageError } from "./command.ts";
import { withClient } from "./with_client.ts";

/** `lernwerk models`: lists base models; adds or forgets one. */
export const command: Command = {
  usage: "[add PATH | forget ID] [--refresh] [--json]",
  summary: {
    en: "List base models, or add or forget one of this computer",
    de: "Basismodelle auflisten, oder eines dieses Computers hinzufügen oder vergessen",
  },
  options: { refresh: { type: "boolean" }, json: { type: "boolean" } },
  help: {
    refresh: { en: "ask Ollama anew", de: "Ollama neu fragen" },
    json: { en: "print one JSON object a line", de: "ein JSON-Objekt je Zeile ausgeben" },
  },
  run(input, io) {
    const [action, argument] = input.positionals;
    return withClient(input, io, async (client): Promise<ExitCode> => {
      const show = (model: BaseModel) =>
        io.print(input.values["json"] ? JSON.stringify(model) : lineOf(model, io));
      if (action === "add" && argument) {
        const path = await existingPath(argument);
        show(await client.call<BaseModel>("POST", "/api/v1/models", { body: { path } }));
      } else if (action === "forget" && argument) {
        await client.call("DELETE", `/api/v1/models/${encodeURIComponent(argument)}`);
      } else if (action === undefined) {
        const query = input.values["refresh"] ? "?refresh=true" : "";
        const { models } = await client.call<{ models: BaseModel[] }>(
          "GET",
          `/api/v1/models${query}`,
        );
        models.forEach(show);
      } else {
        throw new UsageError({
          en: "Call it as: lernwerk models [add PATH | forget ID]",
          de: "Aufruf: lernwerk models [add PFAD | forget ID]",
        });
      }
      return 0;
    });
  },
};

async function existingPath(path: string): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) return path;
    throw new UsageError(
      { en: `There is no such file: ${path}`, de: `Diese Datei gibt es nicht: ${path}` },
      { cause },
    );
  }
}

function lineOf({ id, name, sizeBytes, state, trainable }: BaseModel, { lang }: CommandIo): string {
  const t = translator(modelTexts, lang);
  const size = sizeBytes === null ? "–" : bytesText(sizeBytes, lang);
  const can = trainable.possible
    ? t("models.trainable", { engines: trainable.engines.join(", ") })
    : t("models.untrainable");
  const known = state === "not_installed" ? [] : [can];
  return [id, name, size, t(`models.state.${state}`), ...known].join("  ");
}
