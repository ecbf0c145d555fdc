import assert from "node:assert/strict";
import type { FunctionComponent } from "preact";
import { builtAssets } from "./client_assets.ts";
import { Head } from "./head.tsx";
import { renderDocument } from "./render.tsx";
import type { AnyComponent } from "./routes.ts";

const Inner: FunctionComponent<{ value: unknown }> = ({ value }) => <b>{JSON.stringify(value)}</b>;
const Outer: FunctionComponent = ({ children }) => (
  <div>
    {children}
    <Inner value={1} />
  </div>
);
const islands = new Map<unknown, string>([[Inner, "Inner"], [Outer, "Outer"]]);
const assets = builtAssets({
  inputsHash: "",
  inputs: [],
  styles: ["/_app/styles.css"],
  entry: "/_app/entry.js",
  islands: {
    Inner: ["/_app/inner.js", "/_app/shared.js"],
    Outer: ["/_app/outer.js", "/_app/shared.js"],
  },
});

function render(page: FunctionComponent): string {
  const view = {
    page: page as AnyComponent,
    layouts: [],
    app: undefined,
    props: { lang: "en" as const },
  };
  return renderDocument(view, { islands, assets }, "nonce");
}

Deno.test("renderDocument() wraps the outermost island only, and each of several", () => {
  const html = render(() => (
    <main>
      <Outer />
      <Inner value={2} />
    </main>
  ));
  assert.equal(html.match(/<x-island/g)?.length, 2);
  assert.match(html, /<x-island name="Outer" data-props="\{\}"><div><b>1<\/b><\/div><\/x-island>/);
  assert.match(html, /<x-island name="Inner" data-props="\{&quot;value&quot;:2\}"><b>2<\/b>/);
});

Deno.test("renderDocument() loads what the page's islands need, once, and nothing without islands", () => {
  const both = render(() => (
    <main>
      <Outer />
      <Inner value={2} />
    </main>
  ));
  assert.deepEqual(both.match(/href="[^"]+"/g), [
    'href="/_app/styles.css"',
    'href="/_app/outer.js"',
    'href="/_app/shared.js"',
    'href="/_app/inner.js"',
  ]);
  assert.equal(both.match(/<script/g)?.length, 1);
  assert.doesNotMatch(render(() => <main />), /script|modulepreload|<style/);
});

Deno.test("renderDocument() fails with the island's name on props that JSON cannot carry", () => {
  const cyclic: Record<string, unknown> = { date: new Date() };
  const bad: [unknown, RegExp][] = [
    [() => {}, /island Inner\.value is a function/],
    [<i key="i" />, /island Inner\.value is an element/],
    [new Date(), /an instance of Date/],
    [new Map(), /an instance of Map/],
    [NaN, /island Inner\.value is NaN/],
    [1n, /a bigint/],
    [[undefined], /island Inner\.value\[0\] is a undefined/],
    [cyclic, /island Inner\.value\.date/],
  ];
  for (const [value, message] of bad) {
    assert.throws(() => render(() => <Inner value={value} />), message);
  }
  assert.throws(() =>
    render(() => (
      <Outer>
        text<i />
      </Outer>
    )), /island Outer\.children\[1\] is an element/);
});

Deno.test("renderDocument() leaves undefined props out and escapes the rest", () => {
  const html = render(() => <Inner value={{ text: "</script>'\"<", left: undefined }} />);
  const props = /data-props="([^"]*)"/.exec(html)?.[1]?.replaceAll("&quot;", '"').replaceAll(
    "&lt;",
    "<",
  ).replaceAll("&amp;", "&");
  assert.deepEqual(JSON.parse(props ?? ""), { value: { text: "</script>'\"<" } });
});

Deno.test("renderDocument() refuses style attributes, which the policy would block silently", () => {
  assert.throws(() => render(() => <p style="color: red" />), /<p> has a style attribute/);
});

Deno.test("renderDocument() is as good as new after a rendering that failed", () => {
  assert.throws(() => render(() => <Inner value={() => {}} />));
  assert.match(render(() => <Inner value={3} />), /<x-island name="Inner"/);
});

Deno.test("renderDocument() gives a page one title: the innermost", () => {
  const html = render(() => (
    <main>
      <Head>
        <title>outer</title>
        <meta name="kept" />
      </Head>
      <Head>
        <title>inner</title>
      </Head>
    </main>
  ));
  assert.deepEqual(html.match(/<title>[^<]*/g), ["<title>inner"]);
  assert.match(html, /<meta name="kept"/);
});
