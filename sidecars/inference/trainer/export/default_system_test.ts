import assert from "node:assert/strict";
import { type Render, withDefaultSystem } from "./default_system.ts";

const statement = /^\{%- if not messages.*'content': (".*")\}\] \+ messages %\}\{%- endif %\}/s;

/** Understands templates of the form `[default]`, and the statement that is put in front. */
const render: Render = (template, turns) => {
  const front = statement.exec(template);
  const isBare = turns[0]?.role !== "system";
  if (front) {
    const system = { role: "system", content: JSON.parse(front[1]!) };
    return render(template.slice(front[0].length), isBare ? [system, ...turns] : turns);
  }
  const own = /^\[(.*)\]$/s.exec(template)?.[1]?.replaceAll("\\n", "\n") ?? "";
  const all = isBare && own !== "" ? [{ role: "system", content: own }, ...turns] : turns;
  return all.map(({ role, content }) => `<${role}>${content}`).join("");
};

Deno.test("withDefaultSystem() replaces a template's own default", () => {
  assert.equal(withDefaultSystem("[You are helpful.]", "Kurz.", render), "[Kurz.]");
  assert.equal(withDefaultSystem("[Two\\nlines]", "$& and $1", render), "[$& and $1]");
});

Deno.test("withDefaultSystem() puts the message in front where there is no default", () => {
  for (const prompt of ["Kurz.", 'It\'s "quoted"', "Zwei\nZeilen", "{{ 1 }}", "äöü 😀"]) {
    for (const template of ["[]", "[You are helpful.]"]) {
      const changed = withDefaultSystem(template, prompt, render)!;
      const question = { role: "user", content: "Hallo" };
      const wanted = render(template, [{ role: "system", content: prompt }, question]);
      assert.equal(render(changed, [question]), wanted);
    }
  }
});

Deno.test("withDefaultSystem() gives up on a template that ignores system messages", () => {
  const deaf: Render = (_, turns) => turns.filter(({ role }) => role !== "system").join();
  assert.equal(
    withDefaultSystem("[]", "Kurz.", (template, turns) => template + deaf(template, turns)),
    null,
  );
});
