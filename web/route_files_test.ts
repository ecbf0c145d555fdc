import assert from "node:assert/strict";
import { anonymousPattern, comparePatterns, fileRole } from "./route_files.ts";

Deno.test("fileRole() makes URLs of paths as Fresh does", () => {
  const patterns: Record<string, string> = {
    "routes/index.tsx": "/",
    "routes/about.tsx": "/about",
    "routes/projects/[id]/index.tsx": "/projects/:id",
    "routes/projects/[id]/runs/[run].ts": "/projects/:id/runs/:run",
    "routes/(shop)/(inner)/cart.tsx": "/cart",
    "routes/api/v1/openapi.json.ts": "/api/v1/openapi.json",
    "routes/__parts.tsx": "/_parts",
    "routes/files/[...rest].ts": "/files/:rest{.+}",
  };
  for (const [path, pattern] of Object.entries(patterns)) {
    assert.deepEqual(fileRole(path), { role: "route", pattern }, path);
  }
});

Deno.test("fileRole() tells special files, islands and what is not served apart", () => {
  const roles: Record<string, string> = {
    "routes/_app.tsx": "special",
    "routes/a/_layout.tsx": "special",
    "routes/a/_middleware.ts": "special",
    "routes/a/_words.ts": "skip",
    "routes/a/index_test.ts": "skip",
    "routes/a/index_test.tsx": "skip",
    "routes/a/(_components)/anything.txt": "skip",
    "routes/a/(_islands)/Feed.tsx": "island",
    "routes/a/(_islands)/_feed.ts": "skip",
    "islands/Counter.tsx": "island",
    "islands/deep/Counter.tsx": "island",
    "islands/_total.ts": "skip",
    "islands/Counter_test.tsx": "skip",
  };
  for (const [path, role] of Object.entries(roles)) assert.equal(fileRole(path).role, role, path);
});

Deno.test("fileRole() names the remedy for what it cannot use", () => {
  const problems: Record<string, RegExp> = {
    "routes/About.tsx": /lower-case/,
    "routes/[id.tsx": /lower-case/,
    "routes/[...rest]/x.ts": /at the end/,
    "routes/readme.md": /only \.ts and \.tsx/,
    "routes/_layout.ts": /must be named _layout\.tsx/,
    "routes/_middleware.tsx": /must be named _middleware\.ts/,
    "routes/a/_app.tsx": /directly in routes/,
    "islands/counter.tsx": /PascalCase/,
    "islands/snake_name.tsx": /PascalCase/,
    "islands/Counter.ts": /PascalCase/,
    "routes/(_islands)/feed.tsx": /PascalCase/,
  };
  for (const [path, remedy] of Object.entries(problems)) {
    const file = fileRole(path);
    assert.equal(file.role, "problem", path);
    assert.match(file.role === "problem" ? file.message : "", remedy);
  }
});

Deno.test("comparePatterns() tries words before variables before the rest", () => {
  const sorted = ["/:a{.+}", "/:a/b", "/x/:b", "/:a", "/x/y", "/x"].toSorted(comparePatterns);
  assert.deepEqual(sorted, ["/x", "/x/y", "/x/:b", "/:a", "/:a/b", "/:a{.+}"]);
});

Deno.test("anonymousPattern() is the same for the same URL under other names", () => {
  assert.equal(anonymousPattern("/a/:id/b"), anonymousPattern("/a/:name/b"));
  assert.notEqual(anonymousPattern("/a/:id"), anonymousPattern("/a/:id{.+}"));
});
