import type { HitReasons } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import { Facts } from "../kit/Table.tsx";

/** What the numbers of a passage's reasons mean, for those of them that are there. */
export default function ScoreNotes({ why, lang }: { why: HitReasons; lang: Lang }) {
  const t = translator(passageTexts, lang);
  const notes = [
    "rank" as const,
    ...(why.text || why.trigram ? ["words" as const, "coverage" as const] : []),
    ...(why.vector ? ["vector" as const] : []),
    "fused" as const,
    ...(why.reranked ? ["reranked" as const] : []),
  ];
  return (
    <div class="fine">
      <Facts
        facts={notes.map((note) => [t(`why.note.${note}`), t(`why.note.${note}.text`)] as const)}
      />
    </div>
  );
}
