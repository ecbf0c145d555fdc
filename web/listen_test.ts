import assert from "node:assert/strict";
import { listen, loopbackHosts } from "./listen.ts";

Deno.test("listen() binds the loopback address only, though Deno's own default is all", async () => {
  const server = listen(() => Promise.resolve(new Response("here")), { port: 0 });
  const foreign = Deno.networkInterfaces().find(({ family, address }) =>
    family === "IPv4" && !address.startsWith("127.")
  );
  try {
    assert.equal(await (await fetch(`http://127.0.0.1:${server.port}`)).text(), "here");
    if (!foreign) return;
    await assert.rejects(Deno.connect({ hostname: foreign.address, port: server.port }));
  } finally {
    await server.close();
  }
});

Deno.test("loopbackHosts() names the port, and leaves it out where browsers do", () => {
  assert.deepEqual(loopbackHosts(8000), ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"]);
  assert.ok(loopbackHosts(80).includes("localhost"));
});
