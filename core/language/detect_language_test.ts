import assert from "node:assert/strict";
import { detectLanguage } from "./detect_language.ts";

Deno.test("detectLanguage() tells German and English apart, and both from others", () => {
  const cases: readonly [string, "en" | "de" | null][] = [
    ["The gate opens at six and the kitchen closes late.", "en"],
    ["Das Tor öffnet um sechs und die Küche schließt spät.", "de"],
    ["Öffnungszeiten: Größe, Straße, Gebühr", "de"],
    ["La porte est dans la rue et les enfants sont avec elle.", null],
    ["El perro está en la casa y los niños con una pelota.", null],
    ["12345 67890", null],
    ["", null],
  ];
  for (const [text, language] of cases) assert.equal(detectLanguage(text), language, text);
});
