import { isOutsideProgram } from "../_files.ts";
import { defineRule, dottedName } from "../_rule.ts";

/** The environment is read in one place. */
export const environmentRule = defineRule(({ path }, report) => ({
  MemberExpression(node) {
    if (path === "core/system/runtime.ts" || isOutsideProgram(path)) return;
    const name = dottedName(node);
    if (name !== "Deno.env" && name !== "process.env") return;
    report(
      node,
      "only core/system/runtime.ts reads the environment",
      "take the Runtime as an argument, or add what you need to it",
    );
  },
}));
