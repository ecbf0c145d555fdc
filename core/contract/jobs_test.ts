import assert from "node:assert/strict";
import type { JobId } from "./ids.ts";
import { type JobEvent, presentEvent } from "./jobs.ts";

function event(type: string, data: JobEvent["data"]): JobEvent {
  const jobId = "01890000-0000-7000-8000-000000000000" as JobId;
  return { id: 1, jobId, attempt: 1, seq: 1, at: "2026-01-01T00:00:00.000Z", type, data };
}

Deno.test("presentEvent() says a log line in the reader's language", () => {
  const says = { key: "documents.log.read", params: { name: "a.md", characters: 12, chunks: 1 } };
  const line = event("log", { level: "info", message: "English", says });
  assert.equal(presentEvent(line, "de").data["message"], "a.md: 12 Zeichen, 1 Abschnitt");
  assert.equal(presentEvent(line, "en").data["message"], "a.md: 12 characters, 1 chunk");
});

Deno.test("presentEvent() fills a log line's reason with the error's words", () => {
  const error = { code: "document_empty", params: {} };
  const says = { key: "documents.log.failed", params: { name: "a.md" }, error };
  const line = event("log", { level: "warning", message: "English", says });
  assert.equal(presentEvent(line, "de").data["message"], "a.md: Die Datei ist leer.");
});

Deno.test("presentEvent() leaves a line that was only said in English as it is", () => {
  const line = event("log", { level: "info", message: "Step 3 of 4" });
  assert.equal(presentEvent(line, "de").data["message"], "Step 3 of 4");
});
