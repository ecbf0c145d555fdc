import { readCases } from "@/core/evaluation/mod.ts";
import type { EvaluationCase } from "@/core/contract/mod.ts";
import type { DemoDeps } from "./ports.ts";

const folder = "core/overview/demo";

/** What the example project is made of. */
export interface DemoContent {
  documents: { name: string; content: Uint8Array<ArrayBuffer> }[];
  systemPrompt: string;
  /** Questions in words of their own: no generator ever reads them. */
  cases: EvaluationCase[];
}

/** Reads the demo's files, which ship with the program. */
export async function readDemoContent(assets: DemoDeps["assets"]): Promise<DemoContent> {
  const text = async (name: string) =>
    new TextDecoder().decode(await assets.readAsset(`${folder}/${name}`));
  const names = await assets.listAssets(`${folder}/documents`);
  const documents = await Promise.all(names.map(async (name) => ({
    name,
    content: await assets.readAsset(`${folder}/documents/${name}`),
  })));
  return {
    documents,
    systemPrompt: (await text("system_prompt.txt")).trim(),
    cases: readCases(await text("held_out.json")),
  };
}
