import { isTest, roomOf } from "../_files.ts";
import { defineRule, visitImports } from "../_rule.ts";
import { floors, isDoor } from "../architecture.ts";

/** Rooms of `core/` use lower floors only, and every room is entered by its door. */
export const floorsRule = defineRule(({ path }, report) => {
  const from = roomOf(path);
  return visitImports(path, ({ node, target }) => {
    if (!("file" in target)) return;
    const to = roomOf(target.file);
    if (to === null || to.room === from?.room) return;
    if (!(to.room in floors)) {
      report(node, `core/${to.room} is no room`, "add it to tasks/lint/architecture.ts");
      return;
    }
    if (from !== null && floors[from.room]! <= floors[to.room]!) {
      report(
        node,
        `core/${from.room} (floor ${floors[from.room]}) may not import core/${to.room} (floor ${
          floors[to.room]
        })`,
        "rooms import lower floors only: take it as an argument, wired in compose.ts",
      );
    }
    const isSharedSuite = isTest(path) && isTest(target.file);
    if (!isDoor(to.room, to.rest) && !isSharedSuite) {
      report(
        node,
        `${target.file} is inside the room core/${to.room}`,
        `import from "@/core/${to.room}/mod.ts" and export there what others need`,
      );
    }
  });
});
