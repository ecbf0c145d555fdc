import assert from "node:assert/strict";
import { AppError, describeError, type ErrorData } from "./errors.ts";

Deno.test("describeError() words texts inside the text in the reader's language", () => {
  const error = new AppError("pack_download_failed", {
    pack: { key: "packs.name.trainer-python" },
    detail: { key: "detail.not-offered", params: { name: "torch" } },
  });
  assert.equal(
    describeError(error, "en").message,
    "Training engine PyTorch (Python) could not be downloaded: torch is not offered for this computer",
  );
  assert.equal(
    describeError(error, "de").message,
    "Trainings-Engine PyTorch (Python) ließ sich nicht herunterladen: torch wird für diesen Computer nicht angeboten",
  );
});

Deno.test("describeError() words a job's state", () => {
  const error = new AppError("job_wrong_state", { state: { key: "state.failed" } });
  assert.match(describeError(error, "en").message, /^The job is failed;/);
  assert.match(describeError(error, "de").message, /„fehlgeschlagen“/);
});

Deno.test("describeError() shows the key of a text that it does not know, and plain values", () => {
  const kept = { code: "bad_input", params: { detail: { key: "detail.of-another-version" } } };
  assert.match(describeError(kept as unknown as ErrorData, "de").message, /another-version$/);
  const plain = new AppError("bad_input", { detail: "name: too long" });
  assert.match(describeError(plain, "en").message, /name: too long$/);
});
