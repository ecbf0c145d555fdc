import { defineRule } from "../_rule.ts";

const fileLimit = 400;
const parameterLimit = 3;

type FunctionNode =
  | Deno.lint.FunctionDeclaration
  | Deno.lint.FunctionExpression
  | Deno.lint.ArrowFunctionExpression;

/** Files, functions and parameter lists stay small enough to be read at once. */
export const sizeRule = defineRule(({ path, source }, report) => {
  const functionLimit = path.endsWith(".tsx") ? 120 : 80;
  const countLines = ([start, end]: Deno.lint.Range) =>
    source.text.slice(start, end).split("\n").length;
  const check = (node: FunctionNode) => {
    const lines = countLines(node.range);
    if (lines > functionLimit) {
      report(node, `a function of ${lines} lines (limit ${functionLimit})`, "split it by purpose");
    }
    if (node.params.length > parameterLimit) {
      report(
        node,
        `${node.params.length} parameters (limit ${parameterLimit})`,
        "two parameters and an options object",
      );
    }
  };
  return {
    Program(node) {
      const lines = source.text.trimEnd().split("\n").length;
      if (lines <= fileLimit) return;
      report(node, `a file of ${lines} lines (limit ${fileLimit})`, "split it by purpose");
    },
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  };
});
