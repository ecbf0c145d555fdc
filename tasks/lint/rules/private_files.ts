import { posix } from "node:path";
import { defineRule, visitImports } from "../_rule.ts";

/** Files named `_x.ts` belong to their folder. */
export const privateFilesRule = defineRule(({ path }, report) =>
  visitImports(path, ({ node, target }) => {
    if (!("file" in target)) return;
    const folder = posix.dirname(target.file);
    const isPrivate = posix.basename(target.file).startsWith("_");
    if (!isPrivate || path.startsWith(`${folder}/`)) return;
    report(
      node,
      `${target.file} is private to ${folder}/`,
      "import what the folder offers, or drop the underscore",
    );
  })
);
