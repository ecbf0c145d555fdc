import assert from "node:assert/strict";
import { BrokenDownload, downloadFailure, HttpRefusal } from "./download_failure.ts";

const because = (reason: string) => new TypeError("fetch failed", { cause: new Error(reason) });

const failures: [unknown, string, unknown][] = [
  [because("dns error: no address"), "pack_download_failed", { key: "detail.offline" }],
  [new DOMException("x", "TimeoutError"), "pack_download_failed", { key: "detail.offline" }],
  [
    because("invalid peer certificate: UnknownIssuer"),
    "pack_download_failed",
    { key: "detail.certificate" },
  ],
  [new BrokenDownload("x"), "pack_download_failed", { key: "detail.broke-off" }],
  [
    new HttpRefusal(407),
    "pack_download_failed",
    { key: "detail.http-status", params: { status: 407 } },
  ],
  [
    new Error("No space left on device (os error 28)"),
    "pack_install_failed",
    { key: "detail.disk-full" },
  ],
  [new RangeError("odd"), "pack_download_failed", "RangeError: odd"],
];

for (const [cause, code, detail] of failures) {
  Deno.test(`downloadFailure() makes ${JSON.stringify(detail)} of ${cause}`, () => {
    const error = downloadFailure("embedder", cause);
    assert.deepEqual([error.code, error.params["detail"]], [code, detail]);
  });
}
