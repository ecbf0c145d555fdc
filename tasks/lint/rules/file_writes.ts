import { isIn, isOutsideProgram } from "../_files.ts";
import { defineRule, dottedName } from "../_rule.ts";

const writes = new Set([
  ...["Deno.writeFile", "Deno.writeFileSync", "Deno.writeTextFile", "Deno.writeTextFileSync"],
]);

/** Files are written so that a crash leaves the old or the new content, never half of it. */
export const fileWritesRule = defineRule(({ path }, report) => ({
  CallExpression(node) {
    if (path === "core/system/atomic.ts" || isOutsideProgram(path)) return;
    // A sidecar runs alone and cannot import core; it brings its own way of writing.
    if (isIn(path, "sidecars/")) return;
    const name = dottedName(node.callee);
    if (name === null || !writes.has(name)) return;
    report(node, `${name} can leave half a file`, "use atomicWrite of core/system");
  },
}));
