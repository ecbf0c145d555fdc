import { type SystemReport, translator } from "@/core/contract/mod.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import type { Command, CommandIo } from "./command.ts";
import { withClient } from "./with_client.ts";

/** `lernwerk doctor`: what this computer can do; proves the training engine by one step. */
export const command: Command = {
  usage: "[--json]",
  summary: {
    en: "Say what this computer can do, which engines are ready, and what to do",
    de: "Sagen, was dieser Computer kann, welche Engines bereit sind und was zu tun ist",
  },
  options: { json: { type: "boolean" } },
  help: { json: { en: "print one JSON object", de: "ein JSON-Objekt ausgeben" } },
  run: (input, io) =>
    withClient(input, io, async (client) => {
      const report = await client.call<SystemReport>("POST", "/api/v1/system");
      if (input.values["json"]) io.print(JSON.stringify(report));
      else for (const line of reportLines(report, io)) io.print(line);
      return report.canTrain ? 0 : 1;
    }),
};

function reportLines(report: SystemReport, { lang }: CommandIo): string[] {
  const t = translator(systemTexts, lang);
  const { hardware: { cpu, memory, disk, gpus }, engine, packs } = report;
  const gb = (bytes: number) => Math.round(bytes / 1e8) / 10;
  const line = (name: string, value: string) => `${name.padEnd(20)} ${value}`;
  const cores = t("cores", { physical: cpu.physicalCores });
  const amounts = { total: gb(memory.totalBytes), free: gb(memory.freeBytes) };
  return [
    `Lernwerk ${report.version} (Deno ${report.runtime.deno})`,
    line(t("processor"), `${cpu.name}, ${cores}`),
    line(t("memory"), t("memory.value", amounts)),
    ...(disk ? [line(t("disk"), t("disk.value", { free: gb(disk.freeBytes) }))] : []),
    line(t("graphics"), gpus.map(({ name }) => name).join(", ") || t("none")),
    line(t("engine"), engine.reason),
    line(t("folder"), report.dataFolder),
    ...packs.map(({ name, stateText, version }) =>
      line(name, version ? `${stateText} (${version})` : stateText)
    ),
    ...report.warnings,
    report.obstacle ?? t("ready"),
  ];
}
