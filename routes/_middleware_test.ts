import assert from "node:assert/strict";
import type { Actor } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import type { Exchange } from "@/web/mod.ts";
import signIn from "./_middleware.ts";

async function locationFor(address: string): Promise<string | null> {
  const url = new URL(address);
  const app = { access: { signIn: () => Promise.resolve(null) } };
  const exchange = { request: new Request(url), url, app, state: {} };
  const response = await signIn(
    exchange as unknown as Exchange<App, Actor>,
    () => Promise.resolve(new Response()),
  );
  return response.headers.get("location");
}

Deno.test("the sign-in leads back to the page that was asked for, without its code", async () => {
  assert.equal(
    await locationFor("http://127.0.0.1:1/projects/7?token=x&from=20"),
    "/projects/7?from=20",
  );
});

Deno.test("the sign-in leads to no other host", async () => {
  for (const astray of ["//evil.example/", "/\\evil.example/", "/\t/evil.example/"]) {
    const location = await locationFor(`http://127.0.0.1:1${astray}?token=x`);
    assert.equal(new URL(location ?? "", "http://127.0.0.1:1").host, "127.0.0.1:1", astray);
  }
});
