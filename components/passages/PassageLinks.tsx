import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { type PageSpan, pagesText } from "@/core/contract/text/pages.ts";
import { translator } from "@/core/contract/text.ts";
import { LinkButton } from "../kit/Button.tsx";
import { Row } from "../kit/Layout.tsx";
import { matchPage } from "./match_page.ts";
import { originalAddress, passageAddress, type PassagePlace } from "./passage_address.ts";

/** The ways to where a passage stands: in the text as it was read, and in the original. */
export default function PassageLinks({ place, words, lang }: {
  place: PassagePlace;
  /** That it was found by. */
  words: readonly string[];
  lang: Lang;
}) {
  const t = translator(passageTexts, lang);
  const { documentName } = place;
  const page = matchPage(place, words);
  const original = originalAddress({ ...place, page });
  return (
    <Row>
      <LinkButton
        isSmall
        icon="document"
        href={passageAddress(place, words)}
        aria-label={t("passages.open.name", { name: documentName })}
      >
        {t("passages.open")}
      </LinkButton>
      {original && (
        <LinkButton isSmall icon="external" href={original} target="_blank" rel="noopener">
          {page === null ? t("passages.open.pdf") : t("passages.open.pdf.page", { page })}
        </LinkButton>
      )}
    </Row>
  );
}

/** Pages and headings of a passage, in one line; empty where it has neither. */
export function placeText(
  { headingPath, ...pages }: PageSpan & { headingPath: readonly string[] },
  lang: Lang,
): string {
  return [pagesText(pages, lang), headingPath.join(" › ")].filter(Boolean).join(" · ");
}
