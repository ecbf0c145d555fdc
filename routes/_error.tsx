import ErrorCard from "@/components/shell/ErrorCard.tsx";
import type { Actor } from "@/core/contract/mod.ts";
import type { ErrorPageProps } from "@/web/mod.ts";

/** The page for whatever went wrong. */
export default function ErrorPage({ error, lang }: ErrorPageProps<Actor>) {
  return <ErrorCard error={error} lang={lang} />;
}
