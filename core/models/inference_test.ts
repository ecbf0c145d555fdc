import assert from "node:assert/strict";
import { join } from "node:path";
import { type ChatModel, toErrorData } from "@/core/contract/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { readGguf } from "./gguf.ts";
import { createInference, type Inference } from "./inference.ts";
import { proveInference } from "./prove_inference.ts";
import { quantizeGguf } from "./quantize.ts";
import { readAnswer, testChatModel } from "./testing/chat_model_suite.ts";
import { findInstalled } from "./testing/installed.ts";
import { loraBytes } from "./testing/lora_bytes.ts";
import { checkTokenisation } from "./tokenisation.ts";

const found = findInstalled();
const missing = "missing" in found ? found.missing : null;
const installed = "missing" in found ? null : found;
const contextTokens = 512;

function realTest(name: string, work: () => Promise<void>): void {
  testUnless(missing, name, work);
}

/** Real local inference with the starter model. */
async function withInference(
  work: (inference: Inference, model: { path: string; contextTokens: number }) => Promise<void>,
): Promise<void> {
  assert.ok(installed);
  const inference = createInference({ ...installed.deps, threads: () => 1 });
  try {
    await work(inference, { path: installed.starterPath, contextTokens });
  } finally {
    await inference.close();
  }
}

async function withTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

testChatModel({
  name: "createInference().model()",
  ...missing !== null && { skipped: missing },
  withModel: (work) => withInference((inference, model) => work(inference.model(model))),
  withBroken: (work) =>
    withInference((inference) =>
      work(inference.model({ path: "/no/such.gguf" }), "model_load_failed")
    ),
});

const question = [{
  role: "user" as const,
  content: "What is the capital of France? Tell me about it.",
}];

async function textOf(model: ChatModel): Promise<string> {
  return (await readAnswer(model.chat({ messages: question, maxTokens: 10 }))).text;
}

realTest(
  "render() asks with the model's own template, and with the system prompt given",
  () =>
    withInference(async (inference, model) => {
      const { prompt, tokens } = await inference.render(model, [
        { role: "system", content: "Be brief." },
        ...question,
      ]);
      assert.equal(
        prompt,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nWhat is the capital of France? Tell me " +
          "about it.<|im_end|>\n<|im_start|>assistant\n",
      );
      assert.deepEqual([tokens[0], tokens.at(-1)], [1, 198]);
      const shown = await inference.render(model, question, { addGenerationPrompt: false });
      assert.match(shown.prompt, /^<\|im_start\|>system\nYou are a helpful AI assistant/);
      assert.match(shown.prompt, /<\|im_end\|>\n$/);
    }),
);

realTest(
  "model() applies an adapter to its own answers only",
  () =>
    withTempFolder((folder) =>
      withInference(async (inference, model) => {
        const path = join(folder, "adapter.gguf");
        await Deno.writeFile(path, loraBytes(0.5));
        const base = await textOf(inference.model(model));
        const [tuned, silent, again] = await Promise.all([
          textOf(inference.model({ ...model, adapters: [{ path }] })),
          textOf(inference.model({ ...model, adapters: [{ path, scale: 0 }] })),
          textOf(inference.model(model)),
        ]);
        assert.notEqual(tuned, base);
        assert.deepEqual([silent, again], [base, base]);
      })
    ),
);

realTest(
  "model() tells what is wrong with an adapter, a model, or a prompt",
  () =>
    withTempFolder((folder) =>
      withInference(async (inference, model) => {
        const path = join(folder, "bad.gguf");
        await Deno.writeTextFile(path, "no GGUF");
        const long = [{ role: "user" as const, content: "word ".repeat(contextTokens) }];
        const code = async (work: Promise<unknown>) =>
          toErrorData(await work.then(() => null, (error) => error)).code;
        assert.deepEqual([
          await code(textOf(inference.model({ ...model, adapters: [{ path }] }))),
          await code(inference.load({ path })),
          await code(readAnswer(inference.model(model).chat({ messages: long }))),
        ], ["adapter_load_failed", "model_load_failed", "prompt_too_long"]);
        assert.match(await textOf(inference.model(model)), /Paris/);
      })
    ),
);

realTest(
  "tokenizer() is llama.cpp's, and finds itself equal",
  () =>
    withInference(async (inference, model) => {
      const reference = inference.tokenizer(model);
      assert.deepEqual(await reference(["a 42", ""]), [[81, 216, 36, 34], []]);
      const report = await checkTokenisation({ reference, candidate: reference });
      assert.ok(report.isEqual && report.total >= 24);
    }),
);

realTest(
  "close() ends the sidecar; the next question starts another",
  () =>
    withInference(async (inference, model) => {
      assert.match(await textOf(inference.model(model)), /Paris/);
      await inference.close();
      assert.match(await textOf(inference.model(model)), /Paris/);
    }),
);

realTest("createInference() ends an idle sidecar", async () => {
  assert.ok(installed);
  const ends: (() => void)[] = [];
  const inference = createInference({
    ...installed.deps,
    threads: () => 1,
    later: (_ms, work) => {
      ends.push(work);
      return () => {};
    },
  });
  const first = await inference.hello();
  assert.equal(ends.length, 1);
  ends[0]?.();
  assert.notEqual((await inference.hello()).pid, first.pid);
  await inference.close();
});

realTest(
  "model() tells that the sidecar was killed, and answers again with a new one",
  () =>
    withInference(async (inference, model) => {
      const { pid } = await inference.hello();
      const reading = (async () => {
        for await (const _ of inference.model(model).chat({ messages: question })) {
          Deno.kill(Number(pid), "SIGKILL");
        }
      })();
      await assert.rejects(reading, { code: "sidecar_ended" });
      assert.match(await textOf(inference.model(model)), /Paris/);
    }),
);

realTest("proveInference() computes with a model of its own", async () => {
  assert.ok(installed);
  const pack = await installed.deps.pack();
  assert.ok(pack);
  const details = await proveInference(installed.deps, pack, new AbortController().signal);
  assert.deepEqual([details.device, details.llamaCpp], ["cpu", "v0.4.0"]);
  const stopped = AbortSignal.abort(new DOMException("enough", "AbortError"));
  await assert.rejects(proveInference(installed.deps, pack, stopped), { name: "AbortError" });
  const broken = { ...pack, folder: await Deno.makeTempDir() };
  await assert.rejects(proveInference(installed.deps, broken, new AbortController().signal), {
    code: "sidecar_ended",
  });
  await Deno.remove(broken.folder, { recursive: true });
});

realTest(
  "quantizeGguf() makes a file that loads, and shows its progress",
  () =>
    withTempFolder(async (folder) => {
      assert.ok(installed);
      const { deps, starterPath } = installed;
      const f16 = join(folder, "f16.gguf");
      const q8 = join(folder, "q8_0.gguf");
      const heard: number[] = [];
      await quantizeGguf(deps, {
        input: starterPath,
        output: f16,
        type: "f16",
        allowRequantize: true,
        onProgress: (done) => heard.push(done),
      });
      const made = await quantizeGguf(deps, { input: f16, output: q8, type: "q8_0" });
      assert.deepEqual(heard, Array.from({ length: 272 }, (_, index) => index + 1));
      assert.equal(readGguf(q8).quantisation, "Q8_0");
      assert.deepEqual([made.tensors, made.fallbackTensors], [272, 0]);
      await withInference(async (inference) => {
        assert.match(await textOf(inference.model({ path: q8, contextTokens })), /Paris/);
      });
    }),
);

realTest(
  "quantizeGguf() leaves nothing behind when it fails or is aborted",
  () =>
    withTempFolder(async (folder) => {
      assert.ok(installed);
      const { deps, starterPath } = installed;
      const output = join(folder, "out.gguf");
      const wanted = { input: starterPath, output, type: "q8_0" as const };
      await assert.rejects(quantizeGguf(deps, wanted), { code: "quantize_failed" });
      const controller = new AbortController();
      const aborted = quantizeGguf(deps, {
        ...wanted,
        allowRequantize: true,
        signal: controller.signal,
        onProgress: () => controller.abort(new DOMException("enough", "AbortError")),
      });
      await assert.rejects(aborted, { name: "AbortError" });
      assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
    }),
);
