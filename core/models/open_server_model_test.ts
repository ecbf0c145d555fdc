import assert from "node:assert/strict";
import { openServerModel } from "./open_server_model.ts";

async function withServer(
  models: () => Response,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ url }) => {
    assert.equal(new URL(url).pathname, "/v1/models");
    return models();
  });
  try {
    await work(`http://127.0.0.1:${server.addr.port}/`);
  } finally {
    await server.shutdown();
  }
}

const lists: [what: string, answer: () => Response, name: string][] = [
  ["its first model", () => Response.json({ data: [{ id: "a.gguf" }, { id: "b" }] }), "a.gguf"],
  ["no name, of an empty list", () => Response.json({ data: [] }), "default"],
  ["no name, of a server without a list", () => new Response("", { status: 404 }), "default"],
];

for (const [what, answer, name] of lists) {
  Deno.test(`openServerModel() opens ${what}`, async () => {
    await withServer(answer, async (address) => {
      assert.equal((await openServerModel({ fetch }, address)).name, name);
    });
  });
}

Deno.test("openServerModel() says that no server answers, and asks no other computer", async () => {
  let address = "";
  await withServer(() => new Response(), (at) => Promise.resolve(void (address = at)));
  await assert.rejects(openServerModel({ fetch }, address), { code: "chat_server_unreachable" });
  const refused = () => assert.fail("it was asked");
  await assert.rejects(openServerModel({ fetch: refused }, "http://10.0.0.1"), {
    code: "bad_input",
  });
});
