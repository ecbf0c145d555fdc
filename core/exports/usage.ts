import { join } from "node:path";
import type { ExportForm, Usage } from "@/core/contract/mod.ts";
import { commandLine } from "./command_line.ts";
import { modelfile } from "./modelfile.ts";
import { formNames, isModelGguf } from "./plan.ts";
import type { ExportRecord } from "./record.ts";

/** What the instructions for an artifact are made from. */
export interface UsageRequest {
  form: ExportForm;
  record: ExportRecord;
  /** The name under which Ollama is to know the model. */
  ollamaName: string;
  /** The export's folder. */
  folder: string;
  /** Whose terminal the commands are written for. */
  os: typeof Deno.build.os;
}

/** A usage before its commands are written out for a terminal. */
type Bare = Omit<Usage, "lines">;

/** How the programs that people use take this artifact; empty when none takes it as it is. */
export function usagesOf(request: UsageRequest): Usage[] {
  return bareUsagesOf(request).map((usage) => ({
    ...usage,
    lines: usage.commands.map((command) => commandLine(command, request.os)),
  }));
}

function bareUsagesOf(request: UsageRequest): Bare[] {
  const { form } = request;
  const path = join(request.folder, formNames[form]);
  if (isModelGguf(form)) return [ollama(request), lmStudio(path), llamaCpp(path)];
  if (form === "adapter-gguf") return adapterUsages(request.record, path);
  return form === "merged" ? [transformers(path)] : [];
}

/** The Modelfile of a model GGUF; null for other forms. */
export function modelfileOf(
  form: ExportForm,
  { chat, systemPrompt }: Pick<ExportRecord, "chat" | "systemPrompt">,
): { name: string; content: string } | null {
  if (!isModelGguf(form) || !chat) return null;
  const content = modelfile({ file: formNames[form], ...chat, systemPrompt });
  return { name: `Modelfile-${form.slice("gguf-".length)}`, content };
}

/**
 * A name that Ollama accepts and no program takes for an option: letters, digits and hyphens of
 * the project's name, at most 60.
 */
export function ollamaNameFor(projectName: string): string {
  const plain = projectName.replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, 60)
    .replace(/-+$/, "");
  return slug === "" ? "lernwerk-model" : `lernwerk-${slug}`;
}

function ollama({ form, record, ollamaName, folder }: UsageRequest): Bare {
  const file = modelfileOf(form, record);
  return {
    program: "ollama",
    commands: [
      ["ollama", "create", ollamaName, "-f", join(folder, file?.name ?? "Modelfile")],
      ["ollama", "run", ollamaName],
    ],
    file,
  };
}

function lmStudio(path: string): Bare {
  return { program: "lm-studio", commands: [["lms", "import", path]], file: null };
}

/** `--jinja`: older versions otherwise guess the template and leave its system prompt out. */
function llamaCpp(path: string): Bare {
  const model = ["-m", path, "--jinja", "--temp", "0"];
  const commands = [["llama-cli", ...model], ["llama-server", ...model, "--port", "8080"]];
  return { program: "llama.cpp", commands, file: null };
}

function adapterUsages({ baseModel }: ExportRecord, path: string): Bare[] {
  if (baseModel.kind !== "gguf") return [];
  const model = ["-m", baseModel.name, "--lora", path, "--jinja"];
  return [{ program: "llama.cpp", commands: [["llama-server", ...model]], file: null }];
}

function transformers(path: string): Bare {
  const script = "from transformers import pipeline; " +
    `answer = pipeline('text-generation', ${pythonText(path)})` +
    "([{'role': 'user', 'content': 'Hello'}], do_sample=False); print(answer)";
  return { program: "transformers", commands: [["python", "-c", script]], file: null };
}

/** A text as Python reads it, in the quotes that terminals leave alone inside of theirs. */
function pythonText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
