/** Texts that are pushed on one side and read on the other. */
export interface TextStream extends AsyncIterable<string> {
  push(text: string): void;
  /** No more comes; what was pushed is still read. */
  end(): void;
}

/** A stream that keeps what was pushed until it is read. */
export function createTextStream(): TextStream {
  const waiting: string[] = [];
  let hasEnded = false;
  let wake = () => {};
  const changed = (change: () => void) => {
    change();
    wake();
  };
  return {
    push: (text) => changed(() => void waiting.push(text)),
    end: () => changed(() => hasEnded = true),
    async *[Symbol.asyncIterator]() {
      while (true) {
        const text = waiting.shift();
        if (text !== undefined) yield text;
        else if (hasEnded) return;
        else await new Promise<void>((resolve) => wake = resolve);
      }
    },
  };
}
