import assert from "node:assert/strict";
import type { NamedText, Progress } from "@/core/contract/mod.ts";
import { pipFailure } from "./pip.ts";
import { countDownloads, downloadBytes } from "./pip_progress.ts";

const failures: [string, string, Record<string, string | NamedText>][] = [
  [
    "ERROR: Could not find a version that satisfies\nERROR: No matching distribution found for torch==2.13.0",
    "pack_download_failed",
    { detail: { key: "detail.not-offered", params: { name: "torch==2.13.0" } } },
  ],
  [
    "WARNING: Retrying after connection broken by NewConnectionError: Temporary failure in name resolution\nERROR: No matching distribution found for peft",
    "pack_download_failed",
    { detail: { key: "detail.offline" } },
  ],
  [
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    peft==0.21.2 from https://x/y.whl:",
    "pack_damaged",
    { file: "peft==0.21.2" },
  ],
  ["ERROR: Could not install packages: [Errno 28] No space left on device", "pack_install_failed", {
    detail: { key: "detail.disk-full" },
  }],
  ["ERROR: Something else.", "pack_install_failed", { detail: "Something else." }],
];

for (const [text, code, params] of failures) {
  Deno.test(`pipFailure() makes ${code} (${JSON.stringify(params)}) of pip's words`, () => {
    const outcome = { code: 1, lines: [], errorTail: text.split("\n"), endedBy: null };
    const error = pipFailure("trainer-python", outcome);
    assert.equal(error.code, code);
    for (const [key, value] of Object.entries(params)) assert.deepEqual(error.params[key], value);
  });
}

Deno.test("downloadBytes() reads the size of an announced file", () => {
  assert.equal(downloadBytes("Downloading peft-0.21.2-py3-none-any.whl (380 kB)"), 380_000);
  assert.equal(downloadBytes("  Downloading torch-2.13.0.whl (192.3 MB)"), 192_300_000);
  assert.equal(downloadBytes("  Downloading x.whl (1.2 GB)"), 1_200_000_000);
  assert.equal(downloadBytes("  Downloading x.whl.metadata (812 bytes)"), 812);
  assert.equal(downloadBytes("Collecting torch"), 0);
});

Deno.test("countDownloads() counts a file when the next line says that it is there", () => {
  const seen: Progress[] = [];
  const count = countDownloads(100, (progress) => seen.push(progress));
  count("Downloading a.whl (60 B)");
  assert.deepEqual(seen, []);
  count("Collecting b");
  count("Downloading b.whl (60 B)");
  count("Installing collected packages: a, b");
  assert.deepEqual(seen.map(({ done, total }) => [done, total]), [[60, 100], [120, 120]]);
});
