import ErrorCard from "@/components/shell/ErrorCard.tsx";
import type { Actor } from "@/core/contract/mod.ts";
import type { ErrorPageProps } from "@/web/mod.ts";

/** The page for an address that does not exist. */
export default function NotFoundPage({ error, lang }: ErrorPageProps<Actor>) {
  return <ErrorCard error={error} lang={lang} />;
}
