import { isIn, isOutsideProgram } from "../_files.ts";
import { defineRule, dottedName } from "../_rule.ts";

const effects = [
  /^(globalThis\.)?(setTimeout|setInterval|fetch)$/,
  /^Deno\.(open|openSync|openKv|serve|listen|connect|Command|dlopen)$/,
  /^Deno\.(read|write|stat|lstat|make|mkdir|remove|env)/,
  /^(Worker|DatabaseSync)$/,
];

/** Entries exist to act when they are loaded. */
const entries = ["main.ts", "workers/", "sidecars/", "islands/", "web/client/"];

/** Importing a module opens nothing, reads nothing and starts no timer. */
export const importTimeRule = defineRule(({ path, source }, report) => {
  const check = (node: Deno.lint.CallExpression | Deno.lint.NewExpression) => {
    if (isOutsideProgram(path) || entries.some((entry) => isIn(path, entry))) return;
    const name = dottedName(node.callee);
    if (name === null || !effects.some((effect) => effect.test(name))) return;
    if (source.getAncestors(node).some(isLater)) return;
    report(
      node,
      `${name} runs when this module is imported`,
      "do it in createX(deps), and pass what it makes down",
    );
  };
  return { CallExpression: check, NewExpression: check };
});

/** Whether what is inside a node runs later than at import. */
function isLater(node: Deno.lint.Node): boolean {
  if (node.type === "PropertyDefinition") return !node.static;
  if (node.type === "IfStatement") return dottedName(node.test) === "import.meta.main";
  return /Function/.test(node.type);
}
