import type { DemoProgressEvent, DemoStepEvent, JobEvent } from "@/core/contract/mod.ts";
import { translator } from "@/core/contract/mod.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { phaseText } from "@/core/contract/text/phases.ts";
import { amountText } from "@/core/contract/text/progress.ts";
import type { Client } from "./client.ts";
import type { CommandIo } from "./command.ts";
import { createStatusLine, type StatusLine } from "./status_line.ts";

/** Shows the demo's steps as they begin and end, until its job rests. Ctrl-C cancels it. */
export async function followDemo(client: Client, jobId: string, io: CommandIo): Promise<void> {
  const status = createStatusLine(io);
  const cancel = () => {
    client.call("POST", `/api/v1/jobs/${jobId}`, { body: { action: "cancel" } }).catch(() => {});
  };
  io.signal.addEventListener("abort", cancel, { once: true });
  try {
    for await (const event of client.follow(jobId)) show(event, { status, io });
  } finally {
    io.signal.removeEventListener("abort", cancel);
    status.end();
  }
}

function show({ type, data }: JobEvent, { status, io }: { status: StatusLine; io: CommandIo }) {
  const t = translator(overviewTexts, io.lang);
  if (type === "step") {
    const { step, state, seconds } = data as unknown as DemoStepEvent;
    const name = t(`overview.demo.${step}`);
    if (state === "done") {
      status.say(
        `✓ ${name} (${
          t("overview.demo.seconds", { seconds: Math.round(10 * (seconds ?? 0)) / 10 })
        })`,
      );
    } else status.say(`… ${name}`);
  }
  if (type === "step_progress") {
    const { step, phase, done, total, unit } = data as unknown as DemoProgressEvent;
    const name = phase ? phaseText(phase, io.lang) : t(`overview.demo.${step}`);
    const words = [name, amountText({ done, total, unit }, io.lang)].filter(Boolean);
    status.rewrite(`  ${words.join(" · ")}`, `${step} ${phase}${tenth(done, total)}`);
  }
}

function tenth(done: number, total: number | null): number {
  return total ? Math.floor(10 * done / total) : 0;
}
