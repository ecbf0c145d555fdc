import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { makeDocx } from "../../testing/docx_fixtures.ts";
import { lockedFile, password } from "../../testing/locked_files.ts";
import { readDocx } from "../docx/read_docx.ts";

const locked = ["agile.docx", "standard.docx"] as const;

async function assertRefused(reading: Promise<unknown>, code: ErrorCode): Promise<void> {
  await assert.rejects(reading, (error) => error instanceof AppError && error.code === code, code);
}

Deno.test("readDocx() opens what Word 2007 and later versions lock, with the password", async () => {
  const expected = await readDocx(await makeDocx());
  for (const name of locked) {
    assert.deepEqual(await readDocx(await lockedFile(name), password), expected, name);
  }
});

Deno.test("readDocx() asks for the password, and says when it is wrong", async () => {
  for (const name of locked) {
    const bytes = await lockedFile(name);
    await assertRefused(readDocx(bytes), "document_needs_password");
    for (const wrong of ["schlüssel", "", "x".repeat(255)]) {
      await assertRefused(readDocx(bytes, wrong), "document_password_wrong");
    }
  }
});

Deno.test("readDocx() names a locked file that is cut off or damaged anywhere", async () => {
  for (const name of locked) {
    const bytes = await lockedFile(name);
    for (let at = 8; at < bytes.length; at += 1800) {
      const harmed = bytes.slice();
      harmed.fill(0xff, at, at + 64);
      for (const file of [harmed, bytes.subarray(0, at)]) {
        await readDocx(file, password).catch((error) => {
          assert.ok(error instanceof AppError, `${name} at ${at}: ${error}`);
        });
      }
    }
  }
});
