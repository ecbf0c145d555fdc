import { isIn, isTest } from "../_files.ts";
import { defineRule } from "../_rule.ts";

const words = /\p{L}{2,}/u;
/** Names, units and abbreviations that are the same in every language. */
const properNames = /\b(Lernwerk|English|Deutsch|LoRA|Ollama|[A-Z][A-Z\d-]{1,7})\b/g;
const shownAttributes = new Set(["title", "alt", "placeholder", "aria-label", "label"]);

/** Only developers see these: the samples of every part in every state. */
const forDevelopers = ["components/kit/samples/", "routes/__kit.tsx"];

/** People read texts of the contract, in their language. */
export const untranslatedRule = defineRule(({ path }, report) => {
  const isShown = ["routes/", "islands/", "components/"].some((place) => isIn(path, place)) &&
    !forDevelopers.some((place) => isIn(path, place));
  const check = (node: Deno.lint.Node, text: unknown) => {
    if (!isShown || isTest(path) || typeof text !== "string") return;
    if (!words.test(text.replace(properNames, ""))) return;
    report(
      node,
      `"${text.trim()}" is shown in one language`,
      "defineTexts({en, de}) in core/contract/text/",
    );
  };
  return {
    JSXText: (node) => check(node, node.value),
    JSXAttribute(node) {
      if (node.name.type !== "JSXIdentifier" || !shownAttributes.has(node.name.name)) return;
      if (node.value?.type === "Literal") check(node, node.value.value);
    },
  };
});
