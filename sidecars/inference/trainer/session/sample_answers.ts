import { join } from "node:path";
import type { LlamaContextSequence, Token } from "node-llama-cpp";
import { answer } from "../../answer.ts";
import { writeAdapterGguf } from "../adapter/adapter_gguf.ts";
import { answeringNeed } from "../memory/answering_need.ts";
import { roomIn } from "../memory/check_memory.ts";
import { textOf } from "../program/failure.ts";
import { loraOf } from "./saved_state.ts";
import type { Session } from "./session.ts";

/** A few words show what was learnt. */
const sampleTokens = 48;

/**
 * Emits short answers to the run's questions, by llama.cpp with the adapter as it is now: what people
 * see is what the model will say when it serves. When that fails, a warning says so and the training
 * goes on.
 */
export async function answerSamples(session: Session): Promise<void> {
  const { config: { samples, checkpointDir }, channel, base } = session;
  if (samples.length === 0) return;
  const path = join(checkpointDir, `sample.tmp-${Deno.pid}.gguf`);
  try {
    if (!await isRoomToAnswer(session)) return;
    const { architecture } = base.head;
    const adapter = { architecture, name: base.name, lora: loraOf(session), form: "F32" as const };
    await writeAdapterGguf(path, adapter);
    await withSequence(session, path, async (sequence) => {
      for (const prompt of samples) {
        const output = await answerOne(session, sequence, prompt);
        channel.send("sample", { step: session.step, prompt, output });
      }
    });
  } catch (error) {
    channel.warning(`The sample questions could not be answered (${textOf(error)}).`);
  } finally {
    await Deno.remove(path).catch(() => {});
  }
}

/** Training goes before: without the memory to answer, a warning says so. */
async function isRoomToAnswer(session: Session): Promise<boolean> {
  const { base: { head, plan }, compute: { trained }, memory, channel } = session;
  const { size: file } = await Deno.stat(head.path);
  const need = answeringNeed({ plan, file, context: contextFor(session), trained });
  if (need <= roomIn(memory)) return true;
  const megabytes = Math.ceil(need / 1e6);
  channel.warning(
    `The sample questions are not answered: that takes ${megabytes} MB of memory, which are not free.`,
    "samples_need_memory",
    { megabytes },
  );
  return false;
}

/** Tokens of the longest question with its answer. */
function contextFor({ config: { samples }, encoder, base }: Session): number {
  const prompts = samples.map((question) => encoder.promptIds(chat(question)).length);
  return Math.min(Math.max(...prompts) + sampleTokens + 1, base.window);
}

/** Loads the model with the adapter for as long as it is asked. */
async function withSequence(
  session: Session,
  adapter: string,
  ask: (sequence: LlamaContextSequence) => Promise<void>,
): Promise<void> {
  const { startLlama, config, threads } = session;
  const llama = await startLlama();
  const model = await llama.loadModel({ modelPath: config.base.path });
  try {
    const context = await model.createContext({
      contextSize: contextFor(session),
      sequences: 1,
      threads: { ideal: threads, min: threads },
      lora: { adapters: [{ filePath: adapter, scale: 1 }] },
    });
    await ask(context.getSequence());
  } finally {
    await model.dispose();
  }
}

async function answerOne(
  { encoder, stop }: Session,
  sequence: LlamaContextSequence,
  question: string,
): Promise<string> {
  const { text } = await answer(sequence, encoder.promptIds(chat(question)) as Token[], {
    maxTokens: sampleTokens,
    temperature: 0,
    topP: null,
    topK: null,
    minP: null,
    seed: null,
    stop: [],
    contextTokens: sequence.context.contextSize,
    signal: stop.requested ? AbortSignal.abort() : new AbortController().signal,
    onText: () => {},
  });
  return text;
}

function chat(question: string) {
  return [{ role: "user", content: question }];
}
