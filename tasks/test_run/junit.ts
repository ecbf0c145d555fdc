import type { Outcome } from "./outcome.ts";

const testCase = /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g;
const reasonInName = /\[skipped: .+\]$/;

interface Case {
  name: string;
  result: "passed" | "failed" | "skipped";
}

/**
 * Counts what `deno test --junit-path` wrote.
 *
 * A test that was skipped must say why in its name (`testUnless` writes it); one that does not
 * counts as failed, so that nothing is switched off in silence.
 */
export function countJunit(part: string, xml: string): Outcome {
  const cases = readCases(xml);
  const skipped = cases.filter(({ result }) => result === "skipped").map(({ name }) => name);
  const unexplained = skipped.filter((name) => !reasonInName.test(name));
  const count = (wanted: Case["result"]) => cases.filter(({ result }) => result === wanted).length;
  return {
    part,
    passed: count("passed"),
    failed: count("failed") + unexplained.length,
    skipped: skipped.map((name) =>
      unexplained.includes(name) ? `${name}: gives no reason, so it counts as failed` : name
    ),
  };
}

/** Steps ("test > step") are left out: a test fails when one of its steps does. */
function readCases(xml: string): Case[] {
  const cases = [...xml.matchAll(testCase)].map(([, attributes = "", content = ""]): Case => ({
    name: unescapeXml(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? ""),
    result: /<(failure|error)\b/.test(content)
      ? "failed"
      : content.includes("<skipped")
      ? "skipped"
      : "passed",
  }));
  const names = new Set(cases.map(({ name }) => name));
  return cases.filter(({ name }) => !parents(name).some((parent) => names.has(parent)));
}

/** "a > b > c" may be a step of "a > b" or of "a"; test names may hold the sign themselves. */
function parents(name: string): string[] {
  const pieces = name.split(" > ");
  return pieces.slice(1).map((_piece, index) => pieces.slice(0, index + 1).join(" > "));
}

function unescapeXml(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
