import type { Passages } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { soughtWords } from "@/core/contract/sought_words.ts";
import HitCard from "./HitCard.tsx";

/** Passages that were found, the best first. */
export default function HitList({ passages, hasReasons = false, lang }: {
  passages: Pick<Passages, "hits" | "reading">;
  /** With the place in each list. */
  hasReasons?: boolean;
  lang: Lang;
}) {
  const words = soughtWords(passages.reading);
  return (
    <ol class="grid">
      {passages.hits.map((hit) => (
        <HitCard key={hit.chunkId} {...{ hit, words, hasReasons, lang }} />
      ))}
    </ol>
  );
}
