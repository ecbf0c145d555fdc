import type { z } from "zod";
import type { projectSchema } from "@/core/contract/mod.ts";
import type { Client } from "./client.ts";
import { type CommandInput, type CommandIo, textOption, UsageError } from "./command.ts";

/** A project as the REST interface shows it. */
export type ShownProject = z.output<typeof projectSchema>;

/** The option by which commands name a project, and its help. */
export const projectOption = { project: { type: "string" } } as const;

/** The help of that option. */
export const projectHelp = {
  project: { en: "the project's name or id", de: "Name oder Id des Projekts" },
} as const;

/**
 * The project that `--project` names by its id or name.
 *
 * @throws {UsageError} when there is none, or more than one of that name.
 */
export async function namedProject(
  client: Client,
  input: CommandInput,
  { runtime }: Pick<CommandIo, "runtime">,
): Promise<ShownProject> {
  const name = nameOf(input);
  const found = await findProject(client, name);
  if (found) return found;
  const projects = namesOf(await allProjects(client));
  const folder = runtime.dataFolder(textOption(input, "data"));
  throw new UsageError({
    en: `No project is named "${name}" in the data folder ${folder}.\n` +
      (projects === "" ? "It has no projects yet." : `Its projects: ${projects}`),
    de: `Kein Projekt heißt „${name}“ im Datenordner ${folder}.\n` +
      (projects === "" ? "Er hat noch keine Projekte." : `Seine Projekte: ${projects}`),
  });
}

/** More than these are a list that nobody reads. */
const mostNamed = 20;

function namesOf(projects: readonly ShownProject[]): string {
  const names = projects.slice(0, mostNamed).map(({ name }) => name);
  return [...names, ...projects.length > mostNamed ? ["…"] : []].join(", ");
}

/** As {@link namedProject}, but makes the project when there is none, and says so. */
export async function projectOrNew(
  client: Client,
  input: CommandInput,
  io: Pick<CommandIo, "lang" | "say">,
): Promise<ShownProject> {
  const name = nameOf(input);
  const found = await findProject(client, name);
  if (found) return found;
  const made = await client.call<ShownProject>("POST", "/api/v1/projects", { body: { name } });
  io.say(newProject[io.lang].replace("{name}", () => name));
  return made;
}

const newProject = {
  en: "There was no project “{name}”; a new one was made.",
  de: "Es gab kein Projekt „{name}“; ein neues wurde angelegt.",
} as const;

async function allProjects(client: Client): Promise<ShownProject[]> {
  return (await client.call<{ projects: ShownProject[] }>("GET", "/api/v1/projects")).projects;
}

async function findProject(client: Client, wanted: string): Promise<ShownProject | null> {
  const found = (await allProjects(client)).filter(({ id, name }) =>
    id === wanted || name === wanted
  );
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(", ");
    throw new UsageError({
      en: `Several projects are named "${wanted}"; use an id: ${ids}`,
      de: `Mehrere Projekte heißen „${wanted}“; nehmen Sie eine Id: ${ids}`,
    });
  }
  return found[0] ?? null;
}

function nameOf(input: CommandInput): string {
  const name = textOption(input, "project")?.trim();
  if (!name) {
    throw new UsageError({ en: "--project NAME is needed", de: "--project NAME wird gebraucht" });
  }
  return name;
}
