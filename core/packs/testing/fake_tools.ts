import type { RunTool, ToolOptions } from "../tools.ts";

/** What a scripted tool answers; what is left out is as if all went well. */
export interface ToolAnswer {
  code?: number;
  lines?: string[];
  errors?: string[];
}

/** A runner whose tools are a function; it remembers the command lines. */
export interface FakeTools {
  run: RunTool;
  /** Each command line, joined by blanks. */
  calls: string[];
}

/** Builds a runner that answers by `answer`; null means that there is no such program. */
export function fakeTools(
  answer: (line: string, options: ToolOptions) => ToolAnswer | null | Promise<ToolAnswer | null>,
): FakeTools {
  const calls: string[] = [];
  return {
    calls,
    async run(command, options = {}) {
      const line = command.join(" ");
      calls.push(line);
      const given = await answer(line, options);
      if (given === null) return { code: 127, lines: [], errorTail: ["missing"], endedBy: null };
      const { code = 0, lines = [], errors = [] } = given;
      for (const text of lines) options.onLine?.(text);
      return { code, lines, errorTail: errors, endedBy: null };
    },
  };
}

/** What a Python answers to the probe. */
export function pythonAnswer(version: string, hasVenv = true): ToolAnswer {
  return { lines: [JSON.stringify({ version, isWide: true, hasVenv })] };
}
