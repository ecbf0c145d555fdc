import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import { LinkButton } from "../kit/Button.tsx";
import { Row } from "../kit/Layout.tsx";
import { originalAddress, passageAddress, type PassagePlace } from "./passage_address.ts";

/** The ways to where a passage stands: in the text as it was read, and in the original. */
export default function PassageLinks({ place, lang }: { place: PassagePlace; lang: Lang }) {
  const t = translator(passageTexts, lang);
  const { documentName, page } = place;
  const original = originalAddress(place);
  return (
    <Row>
      <LinkButton
        isSmall
        icon="document"
        href={passageAddress(place)}
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

/** Page and headings of a passage, in one line; empty where it has neither. */
export function placeText(
  { page, headingPath }: { page: number | null; headingPath: readonly string[] },
  lang: Lang,
): string {
  const t = translator(passageTexts, lang);
  const headings = headingPath.join(" › ");
  return [page !== null && t("passages.page", { page }), headings].filter(Boolean).join(" · ");
}
