import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { testUnless } from "@/core/system/testing.ts";
import { silentLog } from "@/core/system/mod.ts";
import { GgufBytes } from "./gguf/gguf_bytes.ts";
import { probeModel } from "./gguf/probe_model.ts";
import { renderSample } from "./render_sample.ts";
import { findInstalled } from "./testing/installed.ts";

const installed = findInstalled();
const missing = "missing" in installed ? installed.missing : null;

function real() {
  if ("missing" in installed) throw new TypeError(installed.missing);
  return installed;
}

/** The probe model with a template of its own: one value more in its header. */
async function withTemplate(template: string, work: (path: string) => Promise<void>) {
  const path = join(await Deno.makeTempDir(), "templated.gguf");
  const bytes = probeModel();
  const counted = new DataView(bytes.buffer);
  counted.setBigUint64(16, counted.getBigUint64(16, true) + 1n, true);
  const value = new GgufBytes().text("tokenizer.chat_template", template);
  // Padded to the alignment, so that the tensors keep their places.
  const padding = (32 - value.bytes().length % 32) % 32;
  const padded = new GgufBytes().text("tokenizer.chat_template", template + " ".repeat(padding));
  const file = new Uint8Array([...bytes.slice(0, 24), ...padded.bytes(), ...bytes.slice(24)]);
  try {
    await Deno.writeFile(path, file);
    await work(path);
  } finally {
    await Deno.remove(dirname(path), { recursive: true });
  }
}

const model = (path: string) => ({ path, format: "gguf", name: "Test", state: "ready" }) as const;

testUnless(missing, "renderSample() shows what the starter model would read", async () => {
  const { deps, starterPath } = real();
  const { prompt, tokens, isOwnTemplate, messages } = await renderSample(
    deps,
    model(starterPath),
    "de",
  );
  assert.match(prompt, /^<\|im_start\|>system\nDu antwortest kurz\.<\|im_end\|>/);
  assert.match(prompt, /Und am Sonntag\?<\|im_end\|>\n<\|im_start\|>assistant\n$/);
  assert.ok(tokens > 20 && tokens < 200, `${tokens} tokens`);
  assert.deepEqual([isOwnTemplate, messages.length], [true, 4]);
});

testUnless(
  missing,
  "renderSample() leaves the system prompt out where it is refused",
  () =>
    withTemplate(
      "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}" +
        "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}",
      async (path) => {
        const sample = await renderSample(real().deps, model(path), "en");
        assert.equal(sample.isWithoutSystem, true);
        assert.match(sample.prompt, /^\[user\]When does the library open\?/);
      },
    ),
);

testUnless(missing, "renderSample() tells what a template's author did wrong", () =>
  withTemplate(
    "{{ nothing.of.that.kind() }}",
    (path) =>
      assert.rejects(renderSample(real().deps, model(path), "en"), {
        code: "chat_template_failed",
      }),
  ));

testUnless(missing, "renderSample() ends a template that has no end", () =>
  withTemplate(
    "{% for a in range(100000) %}{% for b in range(100000) %}{{ a }}{% endfor %}{% endfor %}",
    (path) =>
      assert.rejects(renderSample({ ...real().deps, withinMs: 1500 }, model(path), "en"), {
        code: "chat_template_endless",
      }),
  ));

Deno.test("renderSample() says where there is no file to look into", async () => {
  const deps = { spawner: { spawn: () => Promise.reject() }, log: silentLog };
  const unreachable = { ...model(""), path: null };
  await assert.rejects(
    renderSample({ ...deps, pack: () => Promise.resolve(null) }, unreachable, "en"),
    { code: "model_out_of_reach" },
  );
});
