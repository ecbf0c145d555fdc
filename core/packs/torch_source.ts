import type { TorchVariant } from "@/core/contract/mod.ts";
import { sources } from "./sources.ts";

/** One way to ask pip for torch. */
export interface TorchAttempt {
  args: string[];
  /** It may bring gigabytes that are not needed here. */
  isLarge: boolean;
}

/** What the choice depends on. */
export interface TorchChoice {
  version: string;
  variant: TorchVariant;
  os: typeof Deno.build.os;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

/** An index that does not answer by then is not reached from here, and pip would try for minutes. */
const indexMs = 4000;

/**
 * The ways to get torch, to be tried in turn: its own index for the variant where it is reached and
 * has our version, then the usual package registry.
 *
 * On Linux the registry's plain torch is the CUDA build. For the processor a wheel that is marked
 * `+cpu` is asked for first: a mirror or a folder of wheels may have it.
 */
export async function torchAttempts(choice: TorchChoice): Promise<TorchAttempt[]> {
  const { version, variant, os } = choice;
  const plain = { args: [`torch==${version}`], isLarge: os === "linux" && variant === "cpu" };
  if (variant === "mps" || os === "darwin" || (os === "linux" && variant === "cuda")) {
    return [{ ...plain, isLarge: false }];
  }
  if (variant === "cpu" && os !== "linux") return [plain];
  const index = await reachableIndex(choice);
  if (variant === "cpu") {
    const own = index ? ["--extra-index-url", index] : [];
    return [{ args: [`torch==${version}+cpu`, ...own], isLarge: false }, plain];
  }
  // Its dependencies are installed already, except those that only this index has.
  return index ? [{ args: [`torch==${version}`, "--index-url", index], isLarge: false }] : [plain];
}

async function reachableIndex(
  { version, variant, fetch, signal }: TorchChoice,
): Promise<string | null> {
  for (const index of sources.torch.indexes[variant]) {
    if (await offers(`${index}/torch/`, version, { fetch, signal })) return index;
  }
  return null;
}

/** A page of a simple index names each file; `+` stands there as %2B. */
async function offers(
  url: string,
  version: string,
  { fetch, signal }: Pick<TorchChoice, "fetch" | "signal">,
): Promise<boolean> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(indexMs)]);
    const response = await fetch(url, { signal: limit });
    const text = await response.text();
    return response.ok && text.includes(`torch-${version}%2B`);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
