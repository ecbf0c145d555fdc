import type { Meaning } from "@/components/passages/meaning.ts";
import type { Lang } from "@/core/contract/lang.ts";
import MeaningState from "../_MeaningState.tsx";

/** Whether a project can be searched by meaning, for pages that have nothing else of it. */
export default function SearchState(props: {
  projectId: string;
  meaning: Meaning;
  /** The question of this page could not be compared by meaning. */
  isFailing: boolean;
  lang: Lang;
}) {
  return <MeaningState {...props} />;
}
