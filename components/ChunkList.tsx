import type { DocumentChunk, Lang, ShownDocument } from "@/core/contract/mod.ts";
import { translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";

/** Some of a document's chunks, each with its place in the source, and the way to the others. */
export default function ChunkList({ document, chunks, from, atOnce, lang }: {
  document: Pick<ShownDocument, "id" | "chunkCount">;
  chunks: readonly DocumentChunk[];
  /** The position of the first one, from 0. */
  from: number;
  atOnce: number;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const total = document.chunkCount ?? 0;
  const to = from + chunks.length;
  const pageAt = (position: number) => `/documents/${document.id}?from=${position}#chunks`;
  return (
    <div id="chunks" class="stack">
      <ol class="plain-list stack">
        {chunks.map((chunk) => (
          <li key={chunk.id} id={`chunk-${chunk.position + 1}`} class="chunk">
            <Chunk chunk={chunk} lang={lang} />
          </li>
        ))}
      </ol>
      {total > atOnce && (
        <nav class="row spread" aria-label={t("documents.chunks.pages")}>
          {from > 0
            ? <a href={pageAt(Math.max(0, from - atOnce))}>{t("documents.chunks.earlier")}</a>
            : <span />}
          {chunks.length > 0 && (
            <span class="quiet">{t("documents.chunks.shown", { from: from + 1, to, total })}</span>
          )}
          {to < total ? <a href={pageAt(to)}>{t("documents.chunks.later")}</a> : <span />}
        </nav>
      )}
    </div>
  );
}

function Chunk({ chunk, lang }: { chunk: DocumentChunk; lang: Lang }) {
  const t = translator(documentTexts, lang);
  const { position, page, headingPath, start, end, tokens, text } = chunk;
  const place = [
    page !== null && t("documents.chunk.page", { page }),
    t("documents.chunk.place", { start, end }),
    t("documents.chunk.tokens", { tokens }),
  ];
  return (
    <>
      <h3>{t("documents.chunk.number", { number: position + 1 })}</h3>
      {headingPath.length > 0 && <p class="small">{headingPath.join(" › ")}</p>}
      <p class="quiet small">{place.filter(Boolean).join(" · ")}</p>
      <p class="chunk-text">{text}</p>
    </>
  );
}
