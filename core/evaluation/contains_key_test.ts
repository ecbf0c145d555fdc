import assert from "node:assert/strict";
import { containsKey } from "./contains_key.ts";

const said: [text: string, key: string][] = [
  ["The gate opens at 6:40.", "6:40"],
  ["It opens at 06:40.", "6:40"],
  ["The sauna is heated on Thursdays.", "thursday"],
  ["Das Becken fasst 2,4 Litern.", "2,4 Liter"],
  ["call 5550-271 now", "271"],
  ["The Wi-Fi network is called HERON-NEST.", "heron"],
  ["GRO\u0308SSE", "größe".toUpperCase().replace("ß", "SS")],
  ["Ask Orla\u00a0Fenwick.", "orla fenwick"],
  ["It\u2019s Orla\u2019s", "it's orla"],
  ["C++ is used", "c++"],
];

const notSaid: [text: string, key: string][] = [
  ["fourteen days", "four"],
  ["16:40", "6:40"],
  ["It costs 318 crowns.", "18"],
  ["It costs 18.50.", "18"],
  ["at 18:30", "18"],
  ["at 8:35", "35"],
  ["The steal is teal-free", "eal"],
  ["seventeen", "seven"],
  ["", "x"],
];

Deno.test("containsKey() finds keys as whole words in any form", () => {
  for (const [text, key] of said) assert.ok(containsKey(text, ["none", key]), `${key} in ${text}`);
});

Deno.test("containsKey() finds no key inside of longer words and numbers", () => {
  for (const [text, key] of notSaid) assert.ok(!containsKey(text, [key]), `${key} not in ${text}`);
});

Deno.test("containsKey() takes a key literally", () => {
  assert.ok(!containsKey("axb", ["a.b"]));
  assert.ok(containsKey("[a-z] (x)", ["[a-z] (x)"]));
});
