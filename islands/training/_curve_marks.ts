import type uPlot from "uplot";
import { lossText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import { colours } from "./_curve_colours.ts";
import type { ChartOptions } from "./_curve_drawn.ts";

/** Marks saved states on the axis, and the best with its loss. */
export function drawMarks(chart: uPlot, { view, best, checkpoints, lang }: ChartOptions): void {
  const { ctx, bbox } = chart;
  const { held, text, paper, font } = colours();
  const dots = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 4 * dots, bbox.width, bbox.height + 8 * dots);
  ctx.clip();
  for (const step of checkpoints) {
    const x = chart.valToPos(step, "x", true);
    ctx.fillStyle = step === best?.step ? held : text;
    ctx.fillRect(x - dots, bbox.top + bbox.height - 6 * dots, 2 * dots, 6 * dots);
  }
  if (best && view === "loss") {
    const [x, y] = [chart.valToPos(best.step, "x", true), chart.valToPos(best.loss, "y", true)];
    ctx.fillStyle = held;
    ctx.beginPath();
    ctx.arc(x, y, 5 * dots, 0, 2 * Math.PI);
    ctx.fill();
    ctx.font = font.replace("12px", `${12 * dots}px`);
    const loss = lossText(best.loss, lang);
    const label = translator(runsTexts, lang)("chart.best", { loss });
    const room = bbox.left + bbox.width - x - 10 * dots;
    const isLeft = ctx.measureText(label).width <= room;
    ctx.textAlign = isLeft ? "left" : "right";
    const place = [x + (isLeft ? 10 : -10) * dots, y - 10 * dots] as const;
    // The paper around the letters keeps them legible on a line.
    ctx.strokeStyle = paper;
    ctx.lineWidth = 4 * dots;
    ctx.lineJoin = "round";
    ctx.strokeText(label, ...place);
    ctx.fillStyle = text;
    ctx.fillText(label, ...place);
  }
  ctx.restore();
}
