import { isTest } from "../_files.ts";
import { defineRule } from "../_rule.ts";

/** Functions of a module are written `function`; an arrow that a type gives its shape is fine. */
export const topLevelFunctionsRule = defineRule(({ path }, report) => ({
  VariableDeclarator(node) {
    // Tests keep short stand-ins beside their cases.
    if (isTest(path)) return;
    const init = node.init;
    if (init?.type !== "ArrowFunctionExpression" && init?.type !== "FunctionExpression") return;
    if (node.id.type !== "Identifier" || node.id.typeAnnotation) return;
    const declaration = node.parent;
    const holder = declaration?.parent?.type;
    if (holder !== "Program" && holder !== "ExportNamedDeclaration") return;
    report(node, `${node.id.name} is a function in a variable`, `function ${node.id.name}(…)`);
  },
}));
