import assert from "node:assert/strict";
import { textSegments } from "./text_segments.ts";

const text = "Erster Satz. Zweiter Satz. Dritter Satz.";
const chunks = [
  { position: 4, start: 100, end: 126, sharedUntil: null },
  { position: 5, start: 113, end: 140, sharedUntil: 126 },
];

Deno.test("textSegments() cuts where chunks and pages begin, and marks what two chunks share", () => {
  const pages = [{ page: 3, start: 107 }];
  const segments = textSegments({ start: 100, text, pages, chunks });
  assert.deepEqual(segments, [
    {
      start: 100,
      text: "Erster ",
      chunk: 4,
      isShared: false,
      isMarked: false,
      opens: [4],
      page: null,
    },
    { start: 107, text: "Satz. ", chunk: 4, isShared: false, isMarked: false, opens: [], page: 3 },
    {
      start: 113,
      text: "Zweiter Satz.",
      chunk: 4,
      isShared: true,
      isMarked: false,
      opens: [5],
      page: null,
    },
    {
      start: 126,
      text: " Dritter Satz.",
      chunk: 5,
      isShared: false,
      isMarked: false,
      opens: [],
      page: null,
    },
  ]);
  assert.equal(segments.map((segment) => segment.text).join(""), text);
});

Deno.test("textSegments() marks what the first chunk shares with one that is not there", () => {
  const [, ...later] = chunks;
  const segments = textSegments({ start: 113, text: text.slice(13), pages: [], chunks: later });
  assert.deepEqual(segments.map(({ isShared }) => isShared), [true, false]);
});

Deno.test("textSegments() leaves text between chunks to none, and has none of an empty text", () => {
  const apart = [
    { position: 0, start: 0, end: 2, sharedUntil: null },
    { position: 1, start: 4, end: 6, sharedUntil: null },
  ];
  const segments = textSegments({ start: 0, text: "ab  cd", pages: [], chunks: apart });
  assert.deepEqual(segments.map(({ chunk }) => chunk), [0, null, 1]);
  assert.deepEqual(textSegments({ start: 0, text: "", pages: [], chunks: [] }), []);
});

Deno.test("textSegments() marks a stretch, whatever chunks and pages lie in it", () => {
  const marked = { start: 107, end: 120 };
  const segments = textSegments({
    ...{ start: 100, text, pages: [], chunks },
    marked: { ...marked, words: [] },
  });
  const said = segments.filter(({ isMarked }) => isMarked).map((segment) => segment.text).join("");
  assert.equal(said, text.slice(7, 20));
  assert.ok(segments.length > 4, "what lies around it stays apart");
});
