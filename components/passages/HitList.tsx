import type { Passages } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import HitCard from "./HitCard.tsx";

/** Passages that were found, the best first. */
export default function HitList({ passages, hasReasons = false, lang }: {
  passages: Pick<Passages, "hits" | "reading">;
  /** With the place in each list. */
  hasReasons?: boolean;
  lang: Lang;
}) {
  const { words, phrases, unknown } = passages.reading;
  const sought = [...words, ...phrases].filter((word) => !unknown.includes(word));
  return (
    <ol class="grid">
      {passages.hits.map((hit) => (
        <HitCard key={hit.chunkId} hit={hit} words={sought} {...{ hasReasons, lang }} />
      ))}
    </ol>
  );
}
