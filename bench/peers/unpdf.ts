import { extractText, getDocumentProxy } from "unpdf";
import { answerLines } from "./_lines.ts";

// pdf.js says on the console what it does not like about a font.
console.warn = () => {};

await answerLines(async (bytes) => {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  return text.join("\n\n");
});
