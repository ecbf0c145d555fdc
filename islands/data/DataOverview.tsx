import DataFigures from "@/components/data/DataFigures.tsx";
import HeldOut from "@/components/data/HeldOut.tsx";
import RowLengths from "@/components/data/RowLengths.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { type Overview, useOverview } from "./_use_overview.ts";

/** How much training data there is and how long it is, kept up to date. */
export default function DataOverview({ projectId, first, documents, lang }: {
  projectId: string;
  first: Overview;
  /** The project's documents by name. */
  documents: { id: string; name: string }[];
  lang: Lang;
}) {
  const { summary, lengths, failure, count } = useOverview(projectId, first);
  return (
    <>
      <DataFigures summary={summary} lengths={lengths} lang={lang} />
      <Columns atLeast="wide">
        <RowLengths lengths={lengths} failure={failure} count={count} lang={lang} />
        <HeldOut summary={summary} documents={documents} lang={lang} />
      </Columns>
    </>
  );
}
