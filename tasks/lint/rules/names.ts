import { posix } from "node:path";
import { isIn } from "../_files.ts";
import { defineRule } from "../_rule.ts";

const snakeCase = /^_?[a-z0-9]+(_[a-z0-9]+)*(\.gen)?\.tsx?$/;
const pascalCase = /^_?[A-Z][A-Za-z0-9]*(_test)?\.tsx$/;
const emptyWords = /(^|_)(utils?|helpers?|managers?|services?|misc|common)(_|$)/i;

/** Files are named after what they do, in one case. */
export const namesRule = defineRule(({ path }, report) => ({
  Program(node) {
    const name = posix.basename(path);
    // A route's file name is a part of its address; the fixture has routes and islands too.
    if (isIn(path, "routes/") || isIn(path, "web/fixtures/app/") || path.startsWith("..")) return;
    const isUi = name.endsWith(".tsx") && (isIn(path, "components/") || isIn(path, "islands/"));
    if (!(isUi ? pascalCase : snakeCase).test(name)) {
      report(
        node,
        `the file name ${name}`,
        isUi ? "PascalCase.tsx, or _PascalCase.tsx for a part of an island" : "snake_case.ts",
      );
    }
    if (emptyWords.test(name.split(".")[0]!)) {
      report(node, `the name ${name} says nothing`, "name the use case: resume_run.ts");
    }
  },
}));
