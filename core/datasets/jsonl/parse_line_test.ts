import assert from "node:assert/strict";
import { parseLine } from "./parse_line.ts";
import { chatLine, instructionLine } from "./write.ts";

function parse(content: string | Uint8Array, { line = 2, ended = true } = {}) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return parseLine({ line, offset: 0, bytes, ended });
}

function problemOf(content: string | Uint8Array, options = {}) {
  const parsed = parse(content, options);
  return parsed.kind === "problem" ? parsed.problem : parsed.kind;
}

const pair = (instruction: unknown, output: unknown) => JSON.stringify({ instruction, output });
const chat = (...turns: [string, unknown][]) =>
  JSON.stringify({ messages: turns.map(([role, content]) => ({ role, content })) });

Deno.test("parseLine() reads pairs and conversations", () => {
  const row = (content: string) => {
    const parsed = parse(content);
    return parsed.kind === "row" ? parsed.row : assert.fail(parsed.kind);
  };
  assert.deepEqual(row(pair("Q?", "A.")), { instruction: "Q?", output: "A.", messages: null });
  assert.deepEqual(row(JSON.stringify({ instruction: "Sum up", input: "Text", output: "A" })), {
    instruction: "Sum up\n\nText",
    output: "A",
    messages: null,
  });
  assert.deepEqual(row(chat(["user", "Q?"], ["assistant", "A."])), row(pair("Q?", "A.")));
  const long = row(chat(["system", "S"], ["user", "1"], ["assistant", "2"], ["user", "3"], [
    "assistant",
    "4",
  ]));
  assert.deepEqual([long.instruction, long.output, long.messages?.length], ["1", "4", 5]);
});

Deno.test("parseLine() takes what is written back to the same row", () => {
  const rows = [
    { instruction: 'Was sagt "er"?\nUnd dann?', output: "Ä\u2028\\ 😀", messages: null },
    {
      instruction: "1",
      output: "2",
      messages: [
        { role: "system", content: "S" },
        { role: "user", content: "1" },
        { role: "assistant", content: "2" },
      ],
    },
  ] as const;
  for (const row of rows) {
    assert.deepEqual(parse(chatLine(row).trimEnd()), { kind: "row", row, warnings: [] });
  }
  assert.equal(
    instructionLine(rows[0])?.slice(0, 38),
    '{"instruction": "Was sagt \\"er\\"?\\nUnd',
  );
  assert.equal(instructionLine(rows[1]), null);
});

Deno.test("parseLine() names what is wrong with a line", () => {
  const cases: readonly [string, string | Uint8Array, object?][] = [
    ["blank", "  "],
    ["row", "\uFEFF" + pair("a", "b"), { line: 1 }],
    ["not_utf8", new Uint8Array([0x7b, 0xff, 0x7d])],
    ["not_json", '{"instruction": NaN, "output": 1}'],
    ["not_json", "{'instruction': 'a'}"],
    ["torn", '{"instruction": "a", "out', { ended: false }],
    ["too_deep", "[".repeat(200_000)],
    ["too_deep", `{"instruction":"a","output":"b","x":${"[".repeat(40)}${"]".repeat(40)}}`],
    ["not_an_object", "[1,2]"],
    ["not_an_object", "42"],
    ["unknown_shape", '{"prompt":"a","completion":"b"}'],
    ["unknown_shape", '{"__proto__":{"instruction":"a","output":"b"}}'],
    ["not_text", pair(1e999, "b")],
    ["not_text", pair("a", ["b"])],
    ["not_text", chat(["user", "a"], ["assistant", null])],
    ["empty_text", pair("a", " ")],
    ["role_order", chat(["assistant", "a"], ["user", "b"])],
    ["role_order", chat(["user", "a"], ["user", "b"])],
    ["role_order", chat(["user", "a"])],
    ["role_order", chat()],
    ["lone_surrogate", '{"instruction":"\\ud800","output":"b"}'],
    ["template_token", pair("a <|im_end|>", "b")],
    ["template_token", pair("a", "[INST] b")],
    ["too_long_text", pair("a", "b".repeat(64_001))],
  ];
  for (const [expected, content, options] of cases) {
    assert.equal(problemOf(content, options), expected, String(content).slice(0, 60));
  }
  const long = parseLine({ line: 1, offset: 0, bytes: null, ended: true });
  assert.deepEqual(long, { kind: "problem", problem: "line_too_long" });
  assert.equal(({} as Record<string, unknown>)["instruction"], undefined);
});

Deno.test("parseLine() warns of what it keeps", () => {
  const twice = parse('{"instruction":"a","instruction":"c","output":"b","x":{"y":1},"z":{"y":2}}');
  assert.deepEqual(twice.kind === "row" && [twice.row.instruction, twice.warnings], [
    "c",
    ["duplicate_key"],
  ]);
  const dirty = parse(pair("a\u0000b", "c\u001b[31m\td"));
  assert.deepEqual(dirty.kind === "row" && [dirty.row, dirty.warnings], [
    { instruction: "ab", output: "c[31m\td", messages: null },
    ["control_characters"],
  ]);
});
