import type { ExportForm, Usage } from "@/core/contract/mod.ts";
import { modelfile } from "./modelfile.ts";
import { formNames, isModelGguf } from "./plan.ts";
import type { ExportRecord } from "./record.ts";

/** What the instructions for an artifact are made from. */
export interface UsageRequest {
  form: ExportForm;
  record: ExportRecord;
  /** The name under which Ollama is to know the model. */
  ollamaName: string;
}

/** How the programs that people use take this artifact; empty when none takes it as it is. */
export function usagesOf(request: UsageRequest): Usage[] {
  const { form } = request;
  if (isModelGguf(form)) return [ollama(request), lmStudio(form), llamaCpp(form)];
  if (form === "adapter-gguf") return adapterUsages(request.record);
  return form === "merged" ? [transformers()] : [];
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

function ollama({ form, record, ollamaName }: UsageRequest): Usage {
  const file = modelfileOf(form, record);
  return {
    program: "ollama",
    commands: [
      ["ollama", "create", ollamaName, "-f", file?.name ?? "Modelfile"],
      ["ollama", "run", ollamaName],
    ],
    file,
  };
}

function lmStudio(form: ExportForm): Usage {
  return { program: "lm-studio", commands: [["lms", "import", formNames[form]]], file: null };
}

/** `--jinja`: older versions otherwise guess the template and leave its system prompt out. */
function llamaCpp(form: ExportForm): Usage {
  const model = ["-m", formNames[form], "--jinja", "--temp", "0"];
  const commands = [["llama-cli", ...model], ["llama-server", ...model, "--port", "8080"]];
  return { program: "llama.cpp", commands, file: null };
}

function adapterUsages({ baseModel }: ExportRecord): Usage[] {
  if (baseModel.kind !== "gguf") return [];
  const model = ["-m", baseModel.name, "--lora", formNames["adapter-gguf"], "--jinja"];
  return [{ program: "llama.cpp", commands: [["llama-server", ...model]], file: null }];
}

function transformers(): Usage {
  const script = "from transformers import pipeline; " +
    `answer = pipeline("text-generation", "${formNames.merged}")` +
    '([{"role": "user", "content": "Hello"}], do_sample=False); print(answer)';
  return { program: "transformers", commands: [["python", "-c", script]], file: null };
}
