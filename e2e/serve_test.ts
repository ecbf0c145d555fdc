import assert from "node:assert/strict";
import { join } from "node:path";
import { startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";

Deno.test("serve: a second start answers with the running server's line and exits 0", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "main.ts", "serve", "--data", folder.path, "--json", "--no-open"],
  }).output();
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(stdout)), app.client.address);
});

Deno.test("serve: the printed token signs one browser in and stays a bearer token", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const { token } = app.client.address;
  const ask = (path: string, headers = {}) =>
    fetch(app.url + path, { headers, redirect: "manual" });
  const first = await ask(`/?token=${token}`);
  await first.body?.cancel();
  assert.deepEqual([first.status, first.headers.get("location")], [303, "/"]);
  const cookie = first.headers.get("set-cookie")!;
  assert.match(cookie, /HttpOnly; SameSite=Lax/);
  const signedIn = await ask("/api/v1/projects", { cookie: cookie.split(";")[0]! });
  assert.deepEqual(await signedIn.json(), { projects: [] });
  const second = await ask(`/?token=${token}`);
  await second.body?.cancel();
  assert.equal(second.headers.get("set-cookie"), null);
  assert.deepEqual(await app.client.call("GET", "/api/v1/projects"), { projects: [] });
  const astray = await ask("//evil.example/?token=x");
  await astray.body?.cancel();
  assert.deepEqual([astray.status, astray.headers.get("location")], [404, null]);
  const stranger = await ask("/api/v1/projects");
  assert.deepEqual([stranger.status, (await stranger.json()).code], [401, "sign_in_needed"]);
});

Deno.test("serve: what was made survives SIGKILL, and the folder is free again", async () => {
  await using folder = await temporaryFolder();
  const app = await startApp(folder.path);
  await app.client.call("POST", "/api/v1/projects", { body: { name: "Chemie" } });
  await app.kill();
  await using again = await startApp(folder.path);
  const { projects } = await again.client.call<{ projects: { name: string }[] }>(
    "GET",
    "/api/v1/projects",
  );
  assert.deepEqual(projects.map((project) => project.name), ["Chemie"]);
});

Deno.test("serve: SIGTERM ends it well and takes the address away", async () => {
  await using folder = await temporaryFolder();
  const app = await startApp(folder.path);
  assert.equal(await app.end(), 0);
  await assert.rejects(Deno.stat(join(folder.path, "server.json")), Deno.errors.NotFound);
});

Deno.test("serve: a data folder that cannot be written is named with a remedy", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "file");
  await Deno.writeTextFile(file, "");
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "main.ts", "serve", "--data", join(file, "data"), "--json", "--no-open"],
  }).output();
  assert.equal(code, 1);
  assert.match(new TextDecoder().decode(stderr), /cannot be written\.\nChoose another folder/);
});

Deno.test("settings: proving the engine is a form's doing, and says what is missing", async () => {
  await using folder = await temporaryFolder();
  const env = { LERNWERK_ENGINES: join(folder.path, "engines") };
  await using app = await startApp(folder.path, { env });
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = { "accept-language": "de", origin: app.url, ...init.headers };
    return fetch(app.url + path, { ...init, headers, redirect: "manual" });
  };
  const first = await ask(`/?token=${app.client.address.token}`);
  await first.body?.cancel();
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const body = new URLSearchParams({ do: "prove" });
  const proof = await ask("/settings", { method: "POST", body, headers: { cookie } });
  assert.equal(proof.status, 409);
  const computer = (await proof.text()).split('id="computer"')[1] ?? "";
  assert.match(computer, /ließ sich nicht prüfen: .*nicht installiert/);
});
