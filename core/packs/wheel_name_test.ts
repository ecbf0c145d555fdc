import assert from "node:assert/strict";
import { normalName, parseWheelName, suits } from "./wheel_name.ts";

const linuxName = "deno-2.9.6-py3-none-manylinux_2_27_x86_64.whl";

Deno.test("parseWheelName() reads package, version and platforms", () => {
  assert.deepEqual(
    parseWheelName("Some_Pack-1.2-3-py3-none-manylinux_2_17_x86_64.linux_x86_64.whl"),
    {
      package: "some-pack",
      version: "1.2",
      platforms: ["manylinux_2_17_x86_64", "linux_x86_64"],
    },
  );
  assert.equal(parseWheelName("some-1.2.tar.gz"), null);
  assert.equal(parseWheelName("../some-1.2.whl"), null);
  assert.equal(normalName("Llm__Smol.lm2"), "llm-smol-lm2");
});

const computers: [string, Parameters<typeof suits>[1], boolean][] = [
  [linuxName, { os: "linux", arch: "x86_64" }, true],
  [linuxName, { os: "linux", arch: "aarch64" }, false],
  [linuxName, { os: "darwin", arch: "x86_64" }, false],
  ["a-1-py3-none-musllinux_1_2_x86_64.whl", { os: "linux", arch: "x86_64" }, false],
  ["a-1-py3-none-manylinux_2_27_aarch64.whl", { os: "linux", arch: "aarch64" }, true],
  ["a-1-py3-none-macosx_11_0_arm64.whl", { os: "darwin", arch: "aarch64" }, true],
  ["a-1-py3-none-macosx_10_12_universal2.whl", { os: "darwin", arch: "x86_64" }, true],
  ["a-1-py3-none-win_amd64.whl", { os: "windows", arch: "x86_64" }, true],
  ["a-1-py3-none-win_arm64.whl", { os: "windows", arch: "x86_64" }, false],
  ["a-1-py3-none-any.whl", { os: "windows", arch: "aarch64" }, true],
];

for (const [name, computer, expected] of computers) {
  Deno.test(`suits() ${expected ? "takes" : "leaves"} ${name} on ${Object.values(computer)}`, () => {
    assert.equal(suits(parseWheelName(name)!, computer), expected);
  });
}
