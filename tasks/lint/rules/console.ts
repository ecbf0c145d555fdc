import { isIn, isOutsideProgram } from "../_files.ts";
import { defineRule, dottedName } from "../_rule.ts";

/** Only commands talk to the console; everything else logs. */
export const consoleRule = defineRule(({ path }, report) => ({
  MemberExpression(node) {
    if (isIn(path, "cli/") || isOutsideProgram(path)) return;
    if (dottedName(node.object) !== "console") return;
    // A sidecar's standard error is its log; its standard output carries the protocol.
    if (isIn(path, "sidecars/") && dottedName(node) === "console.error") return;
    report(node, "console belongs to cli/", "take a Log as an argument, or return what to say");
  },
}));
