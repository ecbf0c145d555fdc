import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import Badge from "../kit/Badge.tsx";

const badges = {
  uploaded: { tone: "plain" },
  processing: { tone: "accent", icon: "loading" },
  ready: { tone: "good", icon: "done" },
  failed: { tone: "bad", icon: "alert" },
} as const;

/** A document's state and what is in it, in one line. */
export function DocumentSummary({ document, lang }: { document: ShownDocument; lang: Lang }) {
  const t = translator(documentTexts, lang);
  const { pages, chunkCount, tokens, state } = document;
  const amounts = [["pages", pages], ["chunks", chunkCount], ["tokens", tokens]] as const;
  const counted = amounts.flatMap(([name, count]) =>
    count === null || state !== "ready" ? [] : [t(`documents.count.${name}`, { count })]
  );
  return (
    <>
      <DocumentState document={document} lang={lang} /> {counted.join(" · ")}
    </>
  );
}

/** A document's state in a word. */
export default function DocumentState({ document: { state }, lang }: {
  document: Pick<ShownDocument, "state">;
  lang: Lang;
}) {
  return (
    <Badge {...badges[state]}>{translator(documentTexts, lang)(`documents.state.${state}`)}</Badge>
  );
}
