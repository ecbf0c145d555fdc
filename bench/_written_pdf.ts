import { fileURLToPath } from "node:url";
import type { Piece } from "./_prose.ts";

const folder = fileURLToPath(new URL("peers/", import.meta.url));

/** A PDF as word processors make them: six embedded fonts, of each only the letters in use. */
export async function makeWrittenPdf(pieces: readonly Piece[], path: string): Promise<void> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", "--config", `${folder}deno.json`, `${folder}make_pdf.ts`, path],
    stdin: "piped",
  }).spawn();
  const input = process.stdin.getWriter();
  await input.write(new TextEncoder().encode(JSON.stringify(pieces)));
  await input.close();
  const { success } = await process.status;
  if (!success) throw new Error("No PDF was made");
}
