import Badge from "@/components/kit/Badge.tsx";
import Icon from "@/components/kit/Icon.tsx";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { pagesText } from "@/core/contract/text/pages.ts";
import { translator } from "@/core/contract/text.ts";
import { chunkAddress } from "./rows_address.ts";

/** The passage that a row rests on, with the way to it; or that there is none. */
export default function RowSource({ row: { quote, place }, lang }: {
  row: Pick<PlacedRow, "quote" | "place">;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  if (quote === null) return <Badge>{t("datasets.no-quote")}</Badge>;
  return (
    <figure class="flex min-w-0 gap-2 text-sm">
      <span class="quiet">
        <Icon name="quote" size="small" />
      </span>
      <div class="min-w-0">
        <blockquote class="line-clamp-5 break-words">{quote}</blockquote>
        <figcaption class="quiet">
          {place
            ? (
              <a class="link" href={chunkAddress(place)}>
                {[place.name, pagesText(place, lang)].filter(Boolean).join(", ")}
              </a>
            )
            : t("datasets.place.gone")}
        </figcaption>
      </div>
    </figure>
  );
}
