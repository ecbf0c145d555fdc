import assert from "node:assert/strict";
import { openOnDesktop } from "./open_on_desktop.ts";

function commandFor(target: string, os: typeof Deno.build.os): string[] {
  const started: string[] = [];
  const start = (command: string, args: string[]) => void started.push(command, ...args);
  openOnDesktop(target, { os, hasScreen: true, start });
  return started;
}

Deno.test("openOnDesktop() asks the desktop's own program", () => {
  const url = "http://127.0.0.1:4460/?token=a&b=c";
  assert.deepEqual(commandFor("/home/a b", "linux"), ["xdg-open", "/home/a b"]);
  assert.deepEqual(commandFor("/Users/a", "darwin"), ["open", "/Users/a"]);
  assert.deepEqual(commandFor("C:\\data", "windows"), ["explorer", "C:\\data"]);
  assert.deepEqual(commandFor(url, "windows"), ["rundll32", "url.dll,FileProtocolHandler", url]);
  assert.deepEqual(commandFor(url, "linux"), ["xdg-open", url]);
});

Deno.test("openOnDesktop() names the folder where there is no file manager, else the program", () => {
  const start = () => {
    throw new Deno.errors.NotFound();
  };
  assert.throws(() => openOnDesktop("/data", { os: "linux", hasScreen: true, start }), {
    code: "file_manager_missing",
    params: { path: "/data" },
  });
  assert.throws(
    () => openOnDesktop("http://127.0.0.1:1/", { os: "linux", hasScreen: true, start }),
    {
      code: "program_missing",
      params: { program: "xdg-open" },
    },
  );
});

Deno.test("openOnDesktop() starts nothing where there is no screen", () => {
  const start = () => assert.fail("nothing could be seen");
  assert.throws(() => openOnDesktop("/data", { os: "linux", hasScreen: false, start }), {
    code: "file_manager_missing",
  });
});
