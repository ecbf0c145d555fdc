import type { LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import { Failure } from "./failure.ts";
import { createStopWatch } from "./stop_text.ts";

/** How an answer is drawn. `null` leaves llama.cpp's own default. */
export interface AnswerOptions {
  maxTokens: number;
  temperature: number;
  topP: number | null;
  topK: number | null;
  minP: number | null;
  seed: number | null;
  stop: string[];
  contextTokens: number;
  signal: AbortSignal;
  onText(text: string): void;
}

/** A finished answer. `reusedTokens` of the prompt were still in memory. */
export interface Answer {
  text: string;
  finish: "stop" | "length" | "cancelled";
  usage: { promptTokens: number; reusedTokens: number; completionTokens: number };
  /** Until the first token, reading the prompt included. */
  firstTokenMs: number;
  totalMs: number;
}

/**
 * Answers a rendered prompt, token by token.
 *
 * At temperature 0, or with a seed, the sequence starts empty: the answer then depends on the
 * prompt alone and not on what was asked before, whose cached part would be summed up in other
 * batches. Otherwise the common beginning is reused, which makes long chats answer at once.
 */
export async function answer(
  sequence: LlamaContextSequence,
  prompt: Token[],
  options: AnswerOptions,
): Promise<Answer> {
  checkLength(prompt, options.contextTokens);
  const started = performance.now();
  const isRepeatable = options.temperature === 0 || options.seed !== null;
  if (isRepeatable) await sequence.clearHistory();
  else await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  const reusedTokens = sequence.nextTokenIndex;
  const last = await evaluatePrompt(sequence, prompt.slice(reusedTokens), options.signal);
  const generated = await generate(sequence, { last, before: prompt }, options);
  const { text, finish, tokens: completionTokens, firstTokenAt } = generated;
  const ended = performance.now();
  return {
    text,
    finish,
    usage: { promptTokens: prompt.length, reusedTokens, completionTokens },
    firstTokenMs: Math.round((firstTokenAt ?? ended) - started),
    totalMs: Math.round(ended - started),
  };
}

function checkLength(prompt: Token[], contextTokens: number): void {
  if (prompt.length < contextTokens) return;
  throw new Failure("context_full", "the prompt leaves no room for an answer", {
    promptTokens: prompt.length,
    contextTokens,
  });
}

/** Takes in all but the last batch of the prompt; between batches it can be cancelled. */
async function evaluatePrompt(
  sequence: LlamaContextSequence,
  tokens: Token[],
  signal: AbortSignal,
): Promise<Token[]> {
  const size = sequence.context.batchSize;
  let start = 0;
  for (; start + size < tokens.length; start += size) {
    if (signal.aborted) break;
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(start, start + size));
  }
  return tokens.slice(start);
}

/** What was generated so far. */
interface Generated {
  text: string;
  tokens: number;
  finish: Answer["finish"];
  firstTokenAt: number | null;
}

async function generate(
  sequence: LlamaContextSequence,
  { last, before }: { last: Token[]; before: Token[] },
  options: AnswerOptions,
): Promise<Generated> {
  const { signal, contextTokens } = options;
  const limit = Math.min(options.maxTokens, contextTokens - before.length);
  const decode = createDecoder(sequence.model, before);
  const watch = createStopWatch(options.stop);
  const made: Generated = { text: "", tokens: 0, finish: "stop", firstTokenAt: null };
  const emit = (piece: string) => {
    made.text += piece;
    if (piece !== "") options.onText(piece);
  };
  if (signal.aborted) return { ...made, finish: "cancelled" };
  for await (const token of sequence.evaluate(last, sampling(options))) {
    if (signal.aborted) return { ...made, finish: "cancelled" };
    made.firstTokenAt ??= performance.now();
    made.tokens++;
    const piece = watch.push(decode(token));
    emit(piece.text);
    if (piece.stopped) return made;
    if (made.tokens >= limit) {
      made.finish = "length";
      break;
    }
  }
  emit(watch.rest());
  return made;
}

function sampling({ temperature, topP, topK, minP, seed }: AnswerOptions) {
  return {
    temperature,
    ...(topP !== null && { topP }),
    ...(topK !== null && { topK }),
    ...(minP !== null && { minP }),
    ...(seed !== null && { seed }),
  };
}

/** Tokens that a text may need before its last character is whole (four bytes in UTF-8). */
const longestCharacter = 4;

/** Turns tokens into text; parts of a character wait for the rest of it. */
function createDecoder(model: LlamaModel, prompt: Token[]): (token: Token) => string {
  const before = prompt.slice(-longestCharacter);
  let open: Token[] = [];
  return (token) => {
    open.push(token);
    const text = model.detokenize(open, false, before);
    if (text.endsWith("\ufffd") && open.length < longestCharacter) return "";
    before.push(...open);
    before.splice(0, before.length - longestCharacter);
    open = [];
    return text;
  };
}
