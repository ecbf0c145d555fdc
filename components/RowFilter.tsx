import {
  type Lang,
  type RowOrigin,
  rowOriginSchema,
  type Split,
  splitSchema,
  translator,
} from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";

/** Which rows are shown. */
export default function RowFilter({ address, chosen, lang }: {
  /** Where the rows are shown, without a choice. */
  address: string;
  chosen: {
    split?: Split | undefined;
    origin?: RowOrigin | undefined;
    search?: string | undefined;
  };
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const any = t("datasets.find.any");
  return (
    <form method="get" action={`${address}#rows`} class="filter">
      <div class="field">
        <label for="search">{t("datasets.find.text")}</label>
        <input id="search" name="search" type="search" maxLength={200} value={chosen.search} />
      </div>
      <div class="field">
        <label for="split">{t("datasets.column.split")}</label>
        <select id="split" name="split">
          <option value="">{any}</option>
          {splitSchema.options.map((split) => (
            <option key={split} value={split} selected={split === chosen.split}>
              {t(`datasets.split.${split}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="origin">{t("datasets.column.origin")}</label>
        <select id="origin" name="origin">
          <option value="">{any}</option>
          {rowOriginSchema.options.map((origin) => (
            <option key={origin} value={origin} selected={origin === chosen.origin}>
              {t(`datasets.origin.${origin}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{t("datasets.find.start")}</button>
    </form>
  );
}
