import { defineRule } from "../_rule.ts";

const marks = /\b(TODO|FIXME|XXX)\b/;

/** Nothing lands unfinished. */
export const unfinishedRule = defineRule(({ source }, report) => ({
  Program(node) {
    const found = source.getAllComments().find(({ value }) => marks.test(value));
    if (found === undefined) return;
    report(
      { ...node, range: found.range },
      "a comment says that something is unfinished",
      "finish it, or open an issue and remove the comment",
    );
  },
}));
