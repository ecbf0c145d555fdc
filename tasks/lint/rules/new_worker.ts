import { isOutsideProgram } from "../_files.ts";
import { defineRule, dottedName } from "../_rule.ts";

/** Workers start in one place, so that bundling finds every entry. */
export const newWorkerRule = defineRule(({ path }, report) => ({
  NewExpression(node) {
    if (path.startsWith("workers/") || isOutsideProgram(path)) return;
    if (dottedName(node.callee) !== "Worker") return;
    report(node, "only workers/ starts workers", "add a function there and call it");
  },
}));
